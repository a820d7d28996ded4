import type { ReadReport } from '../../support/reports';

export type Row = ReadReport['rows'][number];

export function sumOf(row: Row, columns: readonly string[]): number {
  return columns.reduce((sum, column) => sum + Number(row[column]), 0);
}

export function sumOfAll(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

export function allOf({ rows }: ReadReport, column: string): number {
  return sumOfAll(rows, column);
}

export function placeOf(row: { readonly [column: string]: string | null | undefined }): string {
  return `${row['month']} ${row['currency']} ${row['frequency']}`;
}

/** Each line of a series with the next. */
export function pairsOf(rows: readonly Row[]): (readonly [Row, Row])[] {
  return rows.flatMap((row, place) => {
    const series = `${row['currency']} ${row['frequency']}`;
    const next = rows.slice(place + 1).find((other) => `${other['currency']} ${other['frequency']}` === series);
    return next === undefined ? [] : [[row, next] as const];
  });
}

export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString();
}

export function keyOf(row: Row): string {
  return [row['kind'], row['donor'] ?? row['donation_id'], row['last_gift_on'], row['last_gift']].join(' ');
}

/** The same by the donation journal: the last charge of each donor that did not go back whole. */
export function lapsedBy({ rows }: ReadReport, year: number, zone: string): string[] {
  const last = new Map<string, Row>();
  const gifts = rows.filter(
    (row) =>
      row['category'] === 'charge' &&
      row['state'] !== 'not confirmed' &&
      Number(row['refunded']) + Number(row['disputed']) < Number(row['given']),
  );
  for (const row of gifts) {
    const holder = row['donor'] ?? row['donation_id'] ?? '';
    const known = last.get(holder);
    if (known === undefined || (known['gift_at'] ?? '') < (row['gift_at'] ?? '')) last.set(holder, row);
  }
  return [...last].flatMap(([holder, row]) => {
    const on = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(row['gift_at'] ?? ''));
    if (Number(on.slice(0, 4)) >= year) return [];
    return [`${Number(on.slice(0, 4)) === year - 1 ? 'LYBUNT' : 'SYBUNT'} ${holder} ${on} ${row['given']}`];
  });
}

export const LIVE = `
  select s.currency || ' ' || case "interval" when 'year' then 'annual' else 'monthly' end as place,
    sum(s.amount_minor * case "interval" when 'year' then 1 else 12 end)::text as minor, count(*)::text as gifts,
    count(distinct coalesce(c.donor_id::text, s.stripe_id))::text as donors
  from subscriptions s left join contributions c on c.id = s.contribution_id
  where s.status in ('active', 'trialing', 'past_due') and paused_collection is null
  group by 1 order by 1`;

export const DONORS = `
  select to_char(occurred_at at time zone 'UTC', 'YYYY-MM') as month, currency, frequency, holder
  from subscription_movements where kind = 'new' group by holder, occurred_at, currency, frequency having sum(gifts) > 0`;

export const LIVE_AT = `
  select holder from subscription_movements where occurred_at < $1 group by holder having sum(gifts) > 0`;

/** Gross, refunds and disputes of objects whose gift has no donor, or is not known. */
export const WITHOUT_DONOR = `
  select e.currency, sum(-e.amount_minor)::text as minor
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    left join lateral ledger_attribution(t.stripe_id, '{}') gift on true
    left join contributions c on c.id = gift.contribution_id
  where split_part(e.account, ':', 1) in ('income', 'contra', 'losses') and c.donor_id is null
    and (t.occurred_at at time zone $3)::date >= $1::date and (t.occurred_at at time zone $3)::date < $2::date
  group by e.currency`;
