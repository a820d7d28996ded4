import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Frequency } from '../../foundation/newsroom/newsroom';

/** What a donor gave, and what of it went back, in one currency. Days are of the zone that was asked for. */
export interface DonorStatement {
  readonly currency: string;
  /** In the order of days. */
  readonly lines: readonly LedgerLine[];
  readonly givenMinor: bigint;
  /** Given back and taken back by banks in the interval, whenever it was given: 0 or less, save what came back of it. */
  readonly refundedMinor: bigint;
  readonly disputedMinor: bigint;
  /** The three together. */
  readonly totalMinor: bigint;
}

/** A line of the books. */
export interface LedgerLine {
  /** `refunded` and `disputed` stand on the day on which it happened, not on that of the gift. */
  readonly kind: 'given' | 'refunded' | 'disputed';
  readonly day: string;
  readonly donationId: string;
  /** Of a refund or dispute: what it is about; null: not known (yet). */
  readonly chargeId: string | null;
  readonly frequency: Frequency;
  /** Of a gift: how many monthly gifts were paid at once by it; null: it stands for itself, or the line is of no gift. */
  readonly monthsCovered: number | null;
  /** Minus: it went back to the donor. */
  readonly amountMinor: bigint;
  /** Of a gift: what of it went back so far, in this interval or not; 0 for other lines. */
  readonly returnedMinor: bigint;
}

/**
 * What single donors gave, from the ledger alone: confirmed gifts, refunds that left the balance, disputes, counted as
 * the income report counts them. The statements of all donors, and what was given without one, are that report; save
 * that here everything stands on its own day, also what became known after its month was closed.
 */
@Injectable()
export class DonorStatements {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param from @param to days, such as 2027-01-01: the interval is [from, to) @param zone an IANA name
   * @returns one for each currency in which there is a line, by code; none for a donor who gave nothing, or is not known
   */
  async of(donorId: string, from: string, to: string, zone: string): Promise<DonorStatement[]> {
    const rows: LineRow[] = await this.dataSource.query(LINES, [donorId, from, to, zone]);
    const byCurrency = new Map<string, LedgerLine[]>();
    for (const row of rows) byCurrency.set(row.currency, [...(byCurrency.get(row.currency) ?? []), lineOf(row)]);
    return [...byCurrency].map(([currency, lines]) => statementOf(currency, lines));
  }
}

interface LineRow {
  readonly currency: string;
  readonly kind: LedgerLine['kind'];
  readonly day: string;
  readonly donation_id: string;
  readonly charge_id: string | null;
  readonly frequency: Frequency;
  readonly months: number | null;
  readonly amount: string;
  readonly returned: string;
}

function lineOf(row: LineRow): LedgerLine {
  const { kind, day, donation_id: donationId, charge_id: chargeId, frequency, months: monthsCovered } = row;
  const [amountMinor, returnedMinor] = [BigInt(row.amount), BigInt(row.returned)];
  return { kind, day, donationId, chargeId, frequency, monthsCovered, amountMinor, returnedMinor };
}

function statementOf(currency: string, lines: readonly LedgerLine[]): DonorStatement {
  const sumOf = (kind: LedgerLine['kind']): bigint =>
    lines.reduce((sum, line) => (line.kind === kind ? sum + line.amountMinor : sum), 0n);
  const [givenMinor, refundedMinor, disputedMinor] = [sumOf('given'), sumOf('refunded'), sumOf('disputed')];
  const totalMinor = givenMinor + refundedMinor + disputedMinor;
  return { currency, lines, givenMinor, refundedMinor, disputedMinor, totalMinor };
}

/** Charges, refunds and disputes of the donor, by the newest word on whose gift they are about. */
const LINES = `
  with named as (
    select distinct t.stripe_id
    from contributions c join ledger_transactions t on t.contribution_id = c.id where c.donor_id = $1
  ), newest as (
    select distinct on (t.stripe_id) t.stripe_id, t.contribution_id
    from named join ledger_transactions t using (stripe_id) where t.contribution_id is not null
    order by t.stripe_id, t.id desc
  ), own as (
    select newest.stripe_id, c.id as donation_id, c.frequency, c.months_covered
    from newest join contributions c on c.id = newest.contribution_id where c.donor_id = $1
  ), booked as (
    select own.stripe_id, own.donation_id, own.frequency as begun_as, own.months_covered,
      e.currency,
      (t.occurred_at at time zone $4)::date as day, min(t.occurred_at) as occurred_at,
      case split_part(e.account, ':', 1) when 'income' then 'given' when 'contra' then 'refunded' else 'disputed' end
        as kind,
      substring(e.account from ':(one-time|monthly|annual)$') as booked_as, -sum(e.amount_minor) as amount
    from own join ledger_transactions t using (stripe_id) join ledger_entries e on e.transaction_id = t.id
    where split_part(e.account, ':', 1) in ('income', 'contra', 'losses')
    group by own.stripe_id, own.donation_id, own.frequency, own.months_covered, e.currency, 6, 8, 9
    having sum(e.amount_minor) <> 0
  ), moved as (
    -- as it is booked: a donor may go from monthly to annual
    select stripe_id, donation_id, months_covered, currency, day, min(occurred_at) as occurred_at, kind,
      coalesce(max(booked_as), begun_as) as frequency, sum(amount) as amount
    from booked group by stripe_id, donation_id, begun_as, months_covered, currency, day, kind
    having sum(amount) <> 0
  ), returns as (
    select stripe_id, charge_id from refunds where charge_id in (select stripe_id from own)
    union all
    select stripe_id, charge_id from disputes where charge_id in (select stripe_id from own)
  )
  select m.currency, m.kind, m.day::text, m.donation_id, m.frequency, m.amount::text,
    case when m.kind = 'given' then m.months_covered end as months,
    case when m.kind = 'given' then m.stripe_id
      else (select r.charge_id from returns r where r.stripe_id = m.stripe_id) end as charge_id,
    (case when m.kind = 'given' then coalesce((
      select -sum(back.amount) from returns r join moved back on back.stripe_id = r.stripe_id
      where r.charge_id = m.stripe_id and back.currency = m.currency), 0) else 0 end)::text as returned
  from moved m
  where m.day >= $2::date and m.day < $3::date
  order by m.currency collate "C", m.occurred_at, m.stripe_id collate "C"`;
