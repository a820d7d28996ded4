import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Alarms } from '../../infrastructure/alarms/alarms';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { readEvent } from '../../infrastructure/stripe/events/received-event';
import { StripeObjects } from '../../infrastructure/stripe/stripe-objects';
import { InboxDrain } from '../drain/inbox-drain';
import { InboxService } from '../inbox/inbox.service';
import { HealingRuns } from './healing-runs';

/** Finds events that Stripe made and no webhook brought, and puts them into the same inbox. In calm it finds none. */
@Injectable()
export class EventListHealer implements CronTask {
  readonly name = 'heal-events';
  readonly cron = '*/5 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: StripeObjects,
    private readonly inbox: InboxService,
    private readonly drain: InboxDrain,
    private readonly runs: HealingRuns,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const heardUntil = new Date(this.clock.now().getTime() - DELIVERY_TAKES_MS);
    const last = await this.runs.last(this.name);
    const from = earliest(new Date((last?.lookedUntil ?? heardUntil).getTime() - OVERLAP_MS), heardUntil);
    const to = new Date(Math.min(heardUntil.getTime(), from.getTime() + A_ROUND_MS));
    const missed = await this.heal(from, to);
    await this.runs.note(this.name, { lookedUntil: to, findings: { missed } });
  }

  /** Looks at the events created in [from, to). @returns how many of them nobody had told us */
  async heal(from: Date, to: Date): Promise<number> {
    const heard = await this.listen(earliest(from, to), to);
    const [row]: { missed: string }[] = await this.dataSource.query(MISSED, [heard]);
    const missed = Number(row?.missed ?? 0);
    if (missed > 0) this.drain.wake();
    await this.tell(missed, { from: from.toISOString(), to: to.toISOString() });
    return missed;
  }

  /** @returns the ids of those that were not there yet */
  private async listen(from: Date, to: Date): Promise<string[]> {
    const unheard: string[] = [];
    for await (const body of this.objects.events(from, to)) {
      const event = readEvent(body);
      if (event === undefined || (await this.isKnown(event.eventId))) continue;
      await this.inbox.store(event, 'listed');
      unheard.push(event.eventId);
    }
    return unheard;
  }

  private async isKnown(eventId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      'select 1 from stripe_events where account = $1 and event_id = $2',
      ['', eventId],
    );
    return rows.length > 0;
  }

  private async tell(missed: number, window: { from: string; to: string }): Promise<void> {
    await this.dataSource.transaction((manager) =>
      missed > 0
        ? this.alarms.raise(manager, 'events-missed', '', { missed, ...window })
        : this.alarms.resolve(manager, 'events-missed', ''),
    );
  }
}

/** A delivery under way is no loss. */
const DELIVERY_TAKES_MS = 60_000;
/** An event may become visible in the list a little after its own second. */
const OVERLAP_MS = 15 * 60_000;
/** After an outage, so much of it each round: hundreds of pages at most, and no round is lost whole. */
const A_ROUND_MS = 6 * 3_600_000;
/** Stripe lists events of the last 30 days; asking further back is answered with the same. */
const LISTED_FOR_MS = 30 * 86_400_000;

function earliest(from: Date, to: Date): Date {
  return new Date(Math.max(from.getTime(), to.getTime() - LISTED_FOR_MS));
}

/** What came by webhook while we were listing was not missed; what nobody needs was not missed either. */
const MISSED = `
  select count(*) as missed from stripe_events
  where event_id = any($1) and source = 'listed' and state <> 'ignored'`;
