import { DataSource } from 'typeorm';
import type { RunningApp } from './app';

/** Σ of every account, as `account CURRENCY` → minor units; accounts that are even are left out. */
export async function accountBalances(app: RunningApp): Promise<Record<string, bigint>> {
  const rows: { place: string; sum: string }[] = await app.app.get(DataSource).query(`
    select account || ' ' || currency as place, sum(amount_minor)::text as sum
    from ledger_entries group by account, currency having sum(amount_minor) <> 0 order by 1`);
  return Object.fromEntries(rows.map(({ place, sum }) => [place, BigInt(sum)]));
}

/** What moved at Stripe by the ledger, as `day CURRENCY` → minor units, days in UTC. */
export async function ledgerByDay(app: RunningApp): Promise<Record<string, bigint>> {
  const rows: { place: string; sum: string }[] = await app.app.get(DataSource).query(`
    select to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD') || ' ' || e.currency as place,
      sum(e.amount_minor)::text as sum
    from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
    where e.account like 'assets:stripe:%' group by 1 order by 1`);
  return Object.fromEntries(rows.map(({ place, sum }) => [place, BigInt(sum)]));
}

interface ListedTransaction {
  readonly id: string;
  readonly created: number;
  readonly currency: string;
  readonly net: number;
}

/** The same by Stripe's own list, asked for now. */
export async function stripeByDay(stripeUrl: string): Promise<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (let after: string | undefined, hasMore = true; hasMore;) {
    const query = new URLSearchParams({ limit: '100', ...(after === undefined ? {} : { starting_after: after }) });
    const response = await fetch(`${stripeUrl}/v1/balance_transactions?${query.toString()}`, {
      headers: { authorization: 'Bearer sk_test_not_a_real_key', 'stripe-version': '2026-10-28.endive' },
    });
    const page = (await response.json()) as { data: ListedTransaction[]; has_more: boolean };
    for (const { created, currency, net } of page.data) {
      const place = `${new Date(created * 1000).toISOString().slice(0, 10)} ${currency.toUpperCase()}`;
      sums[place] = (sums[place] ?? 0n) + BigInt(net);
    }
    after = page.data.at(-1)?.id;
    hasMore = page.has_more;
  }
  return sums;
}
