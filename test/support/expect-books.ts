import { eventually, type Journey } from './journey';
import { accountBalances } from './ledger';
import { query } from './query';

/** Nothing but the accounts named may have a balance. */
export async function expectBooks(journey: Journey, expected: Record<string, bigint>): Promise<void> {
  const sorted = String(Object.entries(expected).sort());
  const found = await eventually(
    () => accountBalances(journey),
    (balances) => String(Object.entries(balances).sort()) === sorted,
  );
  expect(found).toEqual(expected);
}

export async function openAlarms(journey: Journey): Promise<string[]> {
  const rows = await query<{ kind: string }>(
    journey.databaseUrl,
    'select kind from alarms where resolved_at is null order by kind',
  );
  return rows.map(({ kind }) => kind);
}
