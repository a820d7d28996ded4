import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { readSubscription, type SubscriptionFact } from '../../infrastructure/stripe/facts/subscription-fact';
import { STRIPE_API_VERSION } from '../../infrastructure/stripe/stripe-client';
import { StripeObjects } from '../../infrastructure/stripe/stripe-objects';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';
import { WantedObjects } from '../../payments/fetches/wanted-objects';
import { InboxDrain } from '../drain/inbox-drain';
import { Evidence } from '../inbox/evidence';
import { HealingRuns } from './healing-runs';

/** Once a week: every standing agreement that has not ended, as we know it, against Stripe's own word. */
@Injectable()
export class SubscriptionComparison implements CronTask {
  readonly name = 'compare-subscriptions';
  readonly cron = '41 3 * * 0';

  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: StripeObjects,
    private readonly evidence: Evidence,
    private readonly wanted: WantedObjects,
    private readonly drain: InboxDrain,
    private readonly runs: HealingRuns,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const live: string[] = [];
    const differing: string[] = [];
    for await (const subscription of this.objects.liveSubscriptions()) {
      const fact = readSubscription(subscription.projection, versionAdapter(STRIPE_API_VERSION));
      live.push(fact.stripeId);
      if (await this.isKnownSo(fact)) continue;
      await this.evidence.store(subscription);
      differing.push(fact.stripeId);
    }
    const ended = await this.askForEnded(live);
    this.drain.wake();
    const findings = { compared: live.length, differing: differing.length, notLiveAtStripe: ended };
    await this.runs.note(this.name, { lookedUntil: this.clock.now(), findings });
  }

  private async isKnownSo(fact: SubscriptionFact): Promise<boolean> {
    const { stripeId, status, amountMinor, cancelAt, cancelAtPeriodEnd, pausedCollection } = fact;
    const rows: unknown[] = await this.dataSource.query(KNOWN_SO, [
      ...[stripeId, status, amountMinor?.toString() ?? null, cancelAt, cancelAtPeriodEnd, pausedCollection],
    ]);
    return rows.length > 0;
  }

  /** Those we think are live and Stripe does not list as such. @returns how many */
  private async askForEnded(live: readonly string[]): Promise<number> {
    const rows: { stripe_id: string }[] = await this.dataSource.query(NOT_LIVE_AT_STRIPE, [live]);
    const ids = rows.map(({ stripe_id }) => stripe_id);
    await this.wanted.noteObjects(this.dataSource.manager, 'subscription', ids, 0);
    return ids.length;
  }
}

const KNOWN_SO = `
  select 1 from subscriptions where stripe_id = $1 and status = $2 and amount_minor is not distinct from $3::bigint
    and cancel_at is not distinct from $4::timestamptz and cancel_at_period_end = $5
    and paused_collection is not distinct from $6`;

const NOT_LIVE_AT_STRIPE = `
  select stripe_id from subscriptions
  where status not in ('canceled', 'incomplete_expired') and stripe_id <> all($1)`;
