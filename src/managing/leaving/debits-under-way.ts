import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What a donor's banks are still asked for, in one currency. */
export interface DebitUnderWay {
  /** Minor units as text. */
  readonly amountMinor: string;
  readonly currency: string;
}

/** Bank debits that have neither come through nor been sent back: for days, nobody can stop them any more. */
@Injectable()
export class DebitsUnderWay {
  constructor(private readonly dataSource: DataSource) {}

  /** By currency, never added up; none: nothing is under way. */
  of(donorId: string): Promise<DebitUnderWay[]> {
    return this.dataSource.query(OF_DONOR, [donorId]);
  }

  ofGift(contributionId: string): Promise<DebitUnderWay[]> {
    return this.dataSource.query(OF_GIFT, [contributionId]);
  }
}

/**
 * First payments, and renewals. Of these Stripe says which charge pays them only once it has: a bill that was tried and
 * is open is under way, unless that try is known to have failed.
 */
const underWay = (gift: string): string => `
  select sum(amount_minor)::text as "amountMinor", currency
  from (
    select gift.amount_minor, gift.currency from contributions gift where ${gift} = $1 and gift.status = 'pending'
    union all
    select i.total_minor, i.currency
    from contributions gift join subscriptions s on s.contribution_id = gift.id
      join invoices i on i.subscription_id = s.stripe_id
    where ${gift} = $1 and i.billing_reason = 'subscription_cycle' and i.status = 'open' and i.attempt_count > 0
      and not exists (
        select from letters l where l.kind = 'payment-failed' and l.business_id = i.stripe_id || ':' || i.attempt_count)
  ) debits
  group by currency order by currency`;

const OF_DONOR = underWay('gift.donor_id');
const OF_GIFT = underWay('gift.id');
