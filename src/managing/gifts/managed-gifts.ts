import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { WAS_TAKEN } from '../../payments/invoices/was-taken-sql';
import { CHANGE_NOT_MADE, notMadeOf, type NotMade, type NotMadeRow } from './change-not-made';
import { NEWEST_CARD } from './newest-card-sql';
import { IS_UNTOLD } from './untold-change-sql';

/** A recurring gift that goes on, as its donor sees it. Days are in UTC. */
export interface ManagedGift {
  readonly contributionId: string;
  /** Stripe's. */
  readonly subscriptionId: string;
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** `failing`: the last time it could not be taken. */
  readonly state: 'active' | 'failing' | 'paused' | 'ending';
  /** When it is next taken, or ends. Null: not known. */
  readonly nextOn: string | null;
  /** Where a pause moved the next payment, when it was to be taken before. */
  readonly movedFrom: string | null;
  /** What was agreed for later; null: nothing. */
  readonly planned: PlannedPrice | null;
  /** Of its pages at Stripe; null: not known (yet). */
  readonly customerId: string | null;
  /** A bill is not paid yet: a bank debit under way, or one that came back, of which Stripe has not told yet what follows. */
  readonly hasOpenBill: boolean;
  /** It came over from another system, and was not taken here yet: the other one may go on taking it. */
  readonly isUntaken: boolean;
  /** Something was asked for, and Stripe has not said yet whether it is done. */
  readonly isChanging: boolean;
  /** A change was just made, and Stripe has not told of it yet: all the rest is how it stood before. */
  readonly isUntold: boolean;
  /** The last card that was given for it was declined, too. */
  readonly isCardDeclined: boolean;
  /** It fails, and what it owes is on its way from the account that was given since. */
  readonly isPaying: boolean;
  /** Of a gift that fails. Null: of none, or nobody knows. */
  readonly failure: GiftFailure | null;
  /** What was asked for last, and was found later not to be possible; null: nothing was, or not lately. */
  readonly notMade: NotMade | null;
}

/** What a gift will be from a day on. */
export interface PlannedPrice {
  readonly frequency: ManagedGift['frequency'];
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly on: string;
}

export interface GiftFailure {
  /** Stripe's or the bank's word for it; null: nobody said. */
  readonly code: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** When it is tried again by itself. */
  readonly nextTryOn: string | null;
}

/** The recurring gifts of one donor that have not ended. */
@Injectable()
export class ManagedGifts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async of(donorId: string): Promise<ManagedGift[]> {
    const rows: GiftRow[] = await this.dataSource.query(LIVE_OF_DONOR, [donorId, this.clock.now()]);
    return rows.map(giftOf);
  }

  /** Whoever's it is. @returns undefined: it has ended */
  async byId(
    contributionId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ManagedGift | undefined> {
    const rows: GiftRow[] = await manager.query(LIVE_BY_ID, [contributionId, this.clock.now()]);
    return rows.map(giftOf)[0];
  }

  /** @returns undefined: it is not this donor's, or has ended */
  async one(donorId: string, contributionId: string): Promise<ManagedGift | undefined> {
    return (await this.of(donorId)).find((gift) => gift.contributionId === contributionId);
  }
}

interface GiftRow extends Omit<
  ManagedGift,
  'amountMinor' | 'nextOn' | 'movedFrom' | 'failure' | 'planned' | 'notMade'
> {
  readonly notMade: NotMadeRow | null;
  readonly planned: { readonly interval: string; readonly amountMinor: string; readonly nextAt: string } | null;
  readonly amountMinor: string;
  readonly nextAt: Date | null;
  /** After a pause, as it was agreed. */
  readonly resumesFor: string | null;
  readonly movedFrom: string | null;
  /** The data of the newest letter about it. */
  readonly failure: {
    readonly failureCode?: string | null;
    readonly amountMinor: string;
    readonly currency: string;
    readonly nextTryOn: string | null;
  } | null;
}

function giftOf({
  amountMinor,
  nextAt,
  resumesFor,
  movedFrom,
  failure,
  planned,
  notMade,
  ...gift
}: GiftRow): ManagedGift {
  const next = gift.state === 'paused' ? resumesFor && new Date(resumesFor) : nextAt;
  return {
    ...gift,
    ...{ amountMinor: BigInt(amountMinor), nextOn: next && dayIn('UTC', next) },
    planned: planned && {
      ...{ frequency: planned.interval === 'year' ? 'annual' : 'monthly', currency: gift.currency },
      ...{ amountMinor: BigInt(planned.amountMinor), on: dayIn('UTC', new Date(planned.nextAt)) },
    },
    notMade: notMade && notMadeOf(notMade),
    movedFrom: movedFrom && dayIn('UTC', new Date(movedFrom)),
    failure: failure && {
      ...{ code: failure.failureCode ?? null, currency: failure.currency, nextTryOn: failure.nextTryOn },
      amountMinor: BigInt(failure.amountMinor),
    },
  };
}

/** The pause that is on, if it was asked for here: elsewhere nobody has said when the gift is next taken after it. */
const PAUSE = `
  select g.terms from gift_changes g
  where g.subscription_id = s.stripe_id and g.kind = 'pause' and g.state = 'done'
  order by g.asked_at desc, g.id limit 1`;

/** Whatever else is changed gives up what was planned. */
const NEWEST = `
  select g.terms, g.settled_at from gift_changes g
  where g.subscription_id = s.stripe_id and g.kind <> 'card' and g.state = 'done'
  order by g.asked_at desc, g.id limit 1`;

const live = (which: string): string => `
  select c.id as "contributionId", s.stripe_id as "subscriptionId",
    case when s.interval = 'year' or (s.interval = 'month' and s.interval_count = 12) then 'annual'
      when s.interval = 'month' then 'monthly' else c.frequency end as frequency,
    coalesce(s.amount_minor, c.amount_minor)::text as "amountMinor", coalesce(s.currency, c.currency) as currency,
    standing.state, coalesce(s.cancel_at, s.current_period_end) as "nextAt",
    case when (pause.terms->>'resumesAt')::timestamptz = s.resumes_at then pause.terms->>'nextAt' end as "resumesFor",
    case when (pause.terms->>'nextAt')::timestamptz = s.current_period_end then pause.terms->>'before' end as "movedFrom",
    case when newest.terms->>'when' = 'period-end' and newest.terms->>'interval' <> s.interval then newest.terms end
      as planned,
    -- a gift that came over from another system has no page of ours
    coalesce((select customer_id from checkout_sessions page
        where page.contribution_id = c.id and page.subscription_id = s.stripe_id limit 1),
      (select snapshot ->> 'customer' from subscription_snapshots told
        where told.subscription_id = s.stripe_id order by told.created desc limit 1)) as "customerId",
    s.status = 'trialing' and not ${WAS_TAKEN} as "isUntaken",
    exists (select from invoices i where i.subscription_id = s.stripe_id and i.status = 'open' and i.total_minor > 0)
      as "hasOpenBill",
    exists (select from gift_changes g where g.subscription_id = s.stripe_id and g.state in ('waiting', 'under-way'))
      as "isChanging",
    ${IS_UNTOLD} as "isUntold",
    coalesce(card.declined, false) and standing.state = 'failing' as "isCardDeclined",
    coalesce(card.paying, false) and standing.state = 'failing' as "isPaying",
    case when standing.state = 'failing' then (
      select l.data from invoices i join letters l
        on l.kind = 'payment-failed' and l.business_id > i.stripe_id || ':' and l.business_id < i.stripe_id || ';'
      where i.subscription_id = s.stripe_id order by l.written_at desc, l.business_id desc limit 1) end as failure,
    (${CHANGE_NOT_MADE}) as "notMade"
  from contributions c join subscriptions s on s.contribution_id = c.id
    cross join lateral (select case when s.cancel_at is not null or s.cancel_at_period_end then 'ending'
      when s.paused_collection is not null or s.status = 'paused' then 'paused'
      when s.status in ('past_due', 'unpaid') then 'failing' else 'active' end as state) standing
    left join lateral (${PAUSE}) pause on true
    left join lateral (${NEWEST}) newest on true
    left join lateral (${NEWEST_CARD}) card on true
  where ${which} = $1 and c.frequency <> 'one-time' and s.status in ('trialing', 'active', 'past_due', 'unpaid', 'paused')
  order by c.pledged_at, c.id`;

const LIVE_OF_DONOR = live('c.donor_id');
const LIVE_BY_ID = live('c.id');
