import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PAYMENT_INTENTS_OF_CONTRIBUTION } from '../../payments/standing/links';
import { GiftUnknown } from '../care-problems';
import type { CareCharge, CareGift } from './care-gift';

/** The gifts of one donor, or one gift, with every charge. There is no list of all. */
@Injectable()
export class CareGifts {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  of(donorId: string): Promise<CareGift[]> {
    return this.read('c.donor_id = $1', donorId);
  }

  /** @throws GiftUnknown */
  async one(id: string): Promise<CareGift> {
    const [gift] = await this.read('c.id = $1', id);
    if (gift === undefined) throw new GiftUnknown();
    return gift;
  }

  private async read(which: string, id: string): Promise<CareGift[]> {
    const gifts: GiftRow[] = await this.dataSource.query(giftsSql(which), [id]);
    const charges: ChargeRow[] = await this.dataSource.query(CHARGES, [gifts.map((gift) => gift.id)]);
    return gifts.map(({ amountMinor, ...gift }) => ({
      ...gift,
      amountMinor: BigInt(amountMinor),
      charges: charges.filter(({ giftId }) => giftId === gift.id).map(asCharge),
    }));
  }
}

interface GiftRow extends Omit<CareGift, 'amountMinor' | 'charges'> {
  readonly amountMinor: string;
}

interface ChargeRow extends Omit<CareCharge, 'amountMinor' | 'capturedMinor' | 'refundedMinor' | 'failedRefunds'> {
  readonly giftId: string;
  readonly amountMinor: string;
  readonly capturedMinor: string;
  readonly refundedMinor: string;
  readonly failedRefunds: readonly { id: string; amountMinor: string }[];
}

function asCharge({
  giftId: _gift,
  amountMinor,
  capturedMinor,
  refundedMinor,
  failedRefunds,
  ...charge
}: ChargeRow): CareCharge {
  const amounts = { amountMinor: BigInt(amountMinor), capturedMinor: BigInt(capturedMinor) };
  const failed = failedRefunds.map((refund) => ({ ...refund, amountMinor: BigInt(refund.amountMinor) }));
  return { ...charge, ...amounts, refundedMinor: BigInt(refundedMinor), failedRefunds: failed };
}

const giftsSql = (which: string): string => `
  select c.id, c.donor_id as "donorId", c.frequency, coalesce(s.amount_minor, c.amount_minor)::text as "amountMinor",
    coalesce(s.currency, c.currency) as currency, c.months_covered as "monthsCovered", c.pledged_at as since,
    case when c.frequency = 'one-time' or s.stripe_id is null then c.status
      when s.status in ('canceled', 'incomplete_expired') then 'ended'
      when s.status = 'incomplete' then c.status
      when s.cancel_at is not null or s.cancel_at_period_end then 'ending'
      when s.paused_collection is not null or s.status = 'paused' then 'paused'
      when s.status in ('past_due', 'unpaid') then 'failing' else 'active' end as state,
    case when s.status in ('canceled', 'incomplete_expired') then s.ended_at
      else coalesce(s.cancel_at, s.current_period_end) end as "nextAt",
    array(
      select a.id from care_actions a where a.contribution_id = c.id and a.state = 'under-way' order by a.asked_at) as "underWay"
  from contributions c left join lateral (
    select * from subscriptions where contribution_id = c.id
    -- should there be two, the one that goes on
    order by status in ('canceled', 'incomplete_expired'), stripe_id limit 1) s on true
  where ${which}
  order by c.pledged_at desc, c.id`;

/** A refund that failed or was canceled has come back; a payout settles when it has arrived. */
const CHARGES = `
  select gift.id as "giftId", ch.stripe_id as id, ch.status, ch.method, ch.currency,
    ch.amount_minor::text as "amountMinor", ch.amount_captured_minor::text as "capturedMinor",
    (select coalesce(sum(amount_minor), 0)::text from refunds
      where charge_id = ch.stripe_id and status not in ('failed', 'canceled')) as "refundedMinor",
    (select coalesce(json_agg(json_build_object('id', stripe_id, 'amountMinor', amount_minor::text) order by created, stripe_id), '[]')
      from refunds where charge_id = ch.stripe_id and status = 'failed') as "failedRefunds",
    array(select status from disputes where charge_id = ch.stripe_id order by created desc) as disputes,
    ch.created as "givenAt", bt.created as "receivedAt", bt.available_on as "availableAt",
    (select arrival_date::text from payouts where stripe_id = bt.payout_id and status = 'paid') as "settledOn",
    receipt.number as "receiptNumber", receipt.id as "receiptLetterId"
  from unnest($1::uuid[]) gift(id)
    cross join lateral (${PAYMENT_INTENTS_OF_CONTRIBUTION('gift.id')}) intent
    join charges ch on ch.payment_intent_id = intent.id
    left join balance_transactions bt on bt.stripe_id = ch.balance_transaction_id
    left join letters receipt on receipt.kind = 'receipt' and receipt.business_id = ch.stripe_id
  order by ch.created desc, ch.stripe_id`;
