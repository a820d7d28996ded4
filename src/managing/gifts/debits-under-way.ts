import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { NEWEST_CARD } from './newest-card-sql';

/** What a donor's banks are still asked for, in one currency. */
export interface DebitUnderWay {
  /** Minor units as text. */
  readonly amountMinor: string;
  readonly currency: string;
}

/** Bank debits that have neither come through nor been sent back: for days, nobody can stop them any more. */
@Injectable()
export class DebitsUnderWay {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By currency, never added up; none: nothing is under way. */
  of(donorId: string): Promise<DebitUnderWay[]> {
    return this.dataSource.query(OF_DONOR, [donorId, this.clock.now()]);
  }

  ofGift(contributionId: string): Promise<DebitUnderWay[]> {
    return this.dataSource.query(OF_GIFT, [contributionId, this.clock.now()]);
  }
}

/** Whether a try to pay a bill is known to have failed, as SQL over a row `i` and the number of the try. */
const failed = (attempt: string): string => `exists (
  select from letters l where l.kind = 'payment-failed' and (l.business_id = i.stripe_id || ':' || ${attempt}
    or l.business_id > i.stripe_id || ':' || ${attempt} || ':' and l.business_id < i.stripe_id || ':' || ${attempt} || ';'))`;

/**
 * First payments, and what is billed later. Of that Stripe says which charge pays it only once it has: a bill that was
 * tried and is open is under way while its gift is not past due; of one that is, where an earlier try failed and this one
 * has not. An account that was given anew pays without being counted as a try.
 * @see https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count
 */
const underWay = (gift: string): string => `
  select sum(amount_minor)::text as "amountMinor", currency
  from (
    select gift.amount_minor, gift.currency from contributions gift where ${gift} = $1 and gift.status = 'pending'
    union all
    select i.total_minor, i.currency
    from contributions gift join subscriptions s on s.contribution_id = gift.id
      join invoices i on i.subscription_id = s.stripe_id
      left join lateral (${NEWEST_CARD}) card on true
    where ${gift} = $1 and i.billing_reason in ('subscription_cycle', 'subscription_update') and i.status = 'open'
      and (coalesce(card.paying, false) or i.attempt_count > 0 and not ${failed('i.attempt_count')}
        and (s.status <> 'past_due' or ${failed('(i.attempt_count - 1)')}))
      -- what is older was given up; a bill of nothing is drawn up where a payment is moved
      and not exists (select from invoices newer
        where newer.subscription_id = s.stripe_id and newer.created > i.created and newer.total_minor > 0)
  ) debits
  group by currency order by currency`;

const OF_DONOR = underWay('gift.donor_id');
const OF_GIFT = underWay('gift.id');
