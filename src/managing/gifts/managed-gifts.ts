import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';

/** A recurring gift that goes on, as its donor sees it. */
export interface ManagedGift {
  readonly contributionId: string;
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** `failing`: the last time it could not be taken. */
  readonly state: 'active' | 'failing' | 'paused' | 'ending';
  /** In UTC: when it is next taken, or ends. Null: not known. */
  readonly nextOn: string | null;
  /** Of its pages at Stripe; null: not known (yet). */
  readonly customerId: string | null;
}

/** The recurring gifts of one donor that have not ended. */
@Injectable()
export class ManagedGifts {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. */
  async of(donorId: string): Promise<ManagedGift[]> {
    const rows: GiftRow[] = await this.dataSource.query(LIVE, [donorId]);
    return rows.map(({ amountMinor, nextAt, ...gift }) => ({
      ...gift,
      ...{ amountMinor: BigInt(amountMinor), nextOn: nextAt && dayIn('UTC', nextAt) },
    }));
  }
}

interface GiftRow extends Omit<ManagedGift, 'amountMinor' | 'nextOn'> {
  readonly amountMinor: string;
  readonly nextAt: Date | null;
}

const LIVE = `
  select c.id as "contributionId", c.frequency, coalesce(s.amount_minor, c.amount_minor)::text as "amountMinor",
    coalesce(s.currency, c.currency) as currency,
    case when s.cancel_at is not null or s.cancel_at_period_end then 'ending'
      when s.paused_collection is not null or s.status = 'paused' then 'paused'
      when s.status in ('past_due', 'unpaid') then 'failing' else 'active' end as state,
    coalesce(s.cancel_at, s.current_period_end) as "nextAt",
    -- a gift that came over from another system has no page of ours
    coalesce((select customer_id from checkout_sessions page
        where page.contribution_id = c.id and page.subscription_id = s.stripe_id limit 1),
      (select snapshot ->> 'customer' from subscription_snapshots told
        where told.subscription_id = s.stripe_id order by told.created desc limit 1)) as "customerId"
  from contributions c join subscriptions s on s.contribution_id = c.id
  where c.donor_id = $1 and c.frequency <> 'one-time' and s.status in ('trialing', 'active', 'past_due', 'unpaid', 'paused')
  order by c.pledged_at, c.id`;
