import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { refuseAddresses } from '../../foundation/problem/reason-unfit';
import { oneLine } from '../../foundation/text/one-line';
import { Audit } from '../../infrastructure/audit/audit';
import type { AuditActor } from '../../infrastructure/audit/audit-actions';
import { RecordMovements } from '../../giving/subscriptions/movements/record-movements';
import { BlockSealer } from '../../payments/ledger/blocks/block-sealer';
import type { Closer } from './closer';
import { expectTie } from './expect-tie';
import { differenceOf, FrozenReports, type DifferingReport, type FrozenReport, type WatchFreezing } from './frozen';
import { monthOf, type Month } from './month';
import { PeriodClosing } from './period-closing.entity';
import { PeriodRefused, ReasonMissing } from './period-problems';
import { standingRequest, type ReopeningRequest } from './reopening-request';
import { SecondWord } from './second-word';

/** Closes months of the books, and opens them again when two people want it. */
@Injectable()
export class Periods {
  constructor(
    private readonly dataSource: DataSource,
    private readonly movements: RecordMovements,
    private readonly sealer: BlockSealer,
    private readonly frozen: FrozenReports,
    private readonly audit: Audit,
    private readonly secondWord: SecondWord,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** All closings ever, the newest month first. */
  async closings(): Promise<PeriodClosing[]> {
    const zone = this.newsroom.timeZone;
    return this.dataSource.manager.find(PeriodClosing, { where: { zone }, order: { beginsOn: 'DESC', id: 'DESC' } });
  }

  /** The month that is to be closed next: after the last closed one, or else the first anything happened in. */
  async next(): Promise<Month> {
    const [row]: { day: string | null }[] = await this.dataSource.query(NEXT, [this.newsroom.timeZone]);
    return monthOf(row?.day ?? this.today());
  }

  isOver({ endsOn }: Month): boolean {
    return endsOn <= this.today();
  }

  /** @throws PeriodRefused when it is not over, is closed, or a later one is: what can be told before anything is made */
  async expectClosable(month: Month): Promise<void> {
    if (!this.isOver(month)) throw this.notOver(month);
    await this.expectOpen(this.dataSource.manager, month);
    await expectTie(this.dataSource.manager);
  }

  /**
   * Everything posted so far is sealed and counts in the month by its day; what is posted from now on counts in the first
   * open one. @throws PeriodRefused when it cannot be closed, or not yet
   */
  async close(month: Month, { actor }: Closer, watch?: WatchFreezing): Promise<PeriodClosing> {
    await this.expectClosable(month);
    await this.movements.run();
    await this.sealer.run();
    for (let look = 1; look <= LOOKS; look++) {
      // Outside of the transaction: they may take longer than a connection may say nothing.
      const block = await lastBlock(this.dataSource.manager);
      const frozen = await this.frozen.make(month, block, watch);
      const closing = await this.closeAsOf(block, frozen, month, actor);
      if (closing !== undefined) return closing;
    }
    throw notSealed();
  }

  /** @returns undefined when more was sealed since the reports were made */
  private closeAsOf(
    block: string,
    frozen: FrozenReport[],
    month: Month,
    actor: AuditActor,
  ): Promise<PeriodClosing | undefined> {
    return this.dataSource.transaction(async (manager) => {
      await this.sealer.hold(manager);
      await this.expectOpen(manager, month);
      await this.expectAllSealed(manager, month);
      if ((await lastBlock(manager)) !== block) return undefined;
      const closing = await manager.save(PeriodClosing, {
        ...{ zone: this.newsroom.timeZone, beginsOn: month.beginsOn, endsOn: month.endsOn, block },
        ...{ newsroom: this.newsroom.name, closedBy: nameOf(actor), closedAt: this.clock.now(), frozen },
      });
      await this.audit.record(manager, { actor, action: 'period-closed', subjectId: month.name, details: { block } });
      return closing;
    });
  }

  /**
   * Asks that a month be opened again; somebody else who asks in time opens it (see SecondWord). @returns whether it is open now. @throws PeriodRefused, ReasonMissing, ReasonUnfit
   */
  async reopen(month: Month, closer: Closer, reason: string): Promise<'asked' | 'open'> {
    return this.dataSource.transaction(async (manager) => {
      await this.sealer.hold(manager);
      const last = await this.lastClosed(manager);
      if (last === null || last.endsOn < month.endsOn)
        throw new PeriodRefused('period_open', `${month.name} is not closed.`);
      if (last.beginsOn !== month.beginsOn)
        throw new PeriodRefused(
          'period_not_last',
          `${monthOf(last.beginsOn).name} was closed after it and has to be opened first.`,
        );
      const asked = standingRequest(last, this.clock.now());
      return asked === undefined ? this.ask(manager, last, closer, reason) : this.open(manager, last, asked, closer);
    });
  }

  /** Makes the reports again. @returns those that no longer are as they were frozen; none should be */
  async differing(closing: PeriodClosing): Promise<DifferingReport[]> {
    const made = await this.frozen.make(monthOf(closing.beginsOn), closing.block);
    return closing.frozen.flatMap((then) => {
      const now = made.find(({ name }) => name === then.name);
      return (now && differenceOf(then, now)) ?? [];
    });
  }

  private async ask(
    manager: EntityManager,
    closing: PeriodClosing,
    { actor, personId }: Closer,
    reason: string,
  ): Promise<'asked'> {
    const said = oneLine(reason);
    if (said.length < 5 || said.length > LONGEST_REASON) throw new ReasonMissing();
    refuseAddresses(said);
    await manager.update(
      PeriodClosing,
      { id: closing.id },
      {
        ...{ reopeningAskedBy: personId, reopeningAskedAt: this.clock.now(), reopeningReason: said },
      },
    );
    const subjectId = monthOf(closing.beginsOn).name;
    await this.audit.record(manager, { actor, action: 'period-reopening-asked', subjectId });
    return 'asked';
  }

  private async open(
    manager: EntityManager,
    closing: PeriodClosing,
    asked: ReopeningRequest,
    { actor, personId }: Closer,
  ): Promise<'open'> {
    await this.secondWord.expect(monthOf(closing.beginsOn), asked, personId);
    const block = await lastBlock(manager);
    await manager.update(
      PeriodClosing,
      { id: closing.id },
      {
        ...{ reopenedBy: personId, reopenedAt: this.clock.now(), reopenedBlock: block },
      },
    );
    // As of the last block it was closed and stays so; from the next one on it is open.
    await this.sealer.sealEmpty(manager);
    const subjectId = monthOf(closing.beginsOn).name;
    await this.audit.record(manager, { actor, action: 'period-reopened', subjectId, details: { block } });
    return 'open';
  }

  /** What Stripe has told and is not booked, or in no block yet, would be late in a month that it was known in. */
  private async expectAllSealed(manager: EntityManager, { endsOn }: Month): Promise<void> {
    const [row]: { waiting: string }[] = await manager.query(UNSEALED, [endsOn, this.newsroom.timeZone]);
    if (row?.waiting !== '0') throw notSealed();
  }

  private async expectOpen(manager: EntityManager, { endsOn }: Month): Promise<void> {
    const last = await this.lastClosed(manager);
    if (last !== null && last.endsOn >= endsOn)
      throw new PeriodRefused('period_closed', `Everything before ${last.endsOn} is closed already.`, {
        limitDay: last.endsOn,
      });
  }

  private lastClosed(manager: EntityManager): Promise<PeriodClosing | null> {
    const where = { zone: this.newsroom.timeZone, reopenedAt: IsNull() };
    return manager.findOne(PeriodClosing, { where, order: { endsOn: 'DESC' } });
  }

  private notOver({ name, endsOn }: Month): PeriodRefused {
    return new PeriodRefused('period_not_over', `${name} can be closed from ${endsOn} on.`, { limitDay: endsOn });
  }

  private today(): string {
    return dayIn(this.newsroom.timeZone, this.clock.now());
  }
}

/** Blocks come every five minutes: a month whose reports take longer is made as of a block that may be the last again. */
const LOOKS = 3;

function notSealed(): PeriodRefused {
  return new PeriodRefused(
    'period_not_sealed',
    'Some of what happened in it is being booked and sealed at this moment. Please try again in a minute.',
    { retryAfterSeconds: 60 },
  );
}

const LONGEST_REASON = 300;
function nameOf({ kind, id }: AuditActor): string {
  return id === null ? kind : `${kind} ${id}`;
}

async function lastBlock(manager: EntityManager): Promise<string> {
  const [row]: { number: string }[] = await manager.query(
    'select coalesce(max(number), 0)::text as number from ledger_blocks',
  );
  return row?.number ?? '0';
}

const UNSEALED = `
  select (select count(*) from ledger_unsealed u join ledger_transactions t on t.id = u.transaction_id
      where t.occurred_at < $1::timestamp at time zone $2)
    + (select count(*) from ledger_unsealed_payout_lines)
    + (select count(*) from subscription_unsealed_movements where occurred_at < $1::timestamp at time zone $2)
    + (select count(*) from stripe_events where state = 'due' and created < $1::timestamp at time zone $2) as waiting`;

const NEXT = `
  select coalesce(
    (select max(ends_on) from period_closings where zone = $1 and reopened_at is null),
    (select (min(occurred_at) at time zone $1)::date from ledger_transactions))::text as day`;
