import { later } from '../../../foundation/calendar/local-days';
import { rowsOf, type SnapshotQuery } from './cursor';
import type { JournalAmount, JournalItem, JournalNames, JournalRequest, JournalTransaction } from './journal';
import { beginsAtNothing, kindOf, OPENING_ACCOUNT } from './journal-accounts';
import { BALANCES, CLOSINGS, ENTRIES, type BalanceRow, type ClosingRow, type EntryRow } from './journal-sql';

/** A journal before it is written down: the names it uses, then its items in order. */
export interface JournalContent {
  readonly names: JournalNames;
  readonly items: AsyncIterable<JournalItem>;
}

export async function journalContent(query: SnapshotQuery, request: JournalRequest): Promise<JournalContent> {
  const interval = [request.asOf.block, request.zone, request.from, request.to];
  const balances = await query<BalanceRow>(BALANCES, interval);
  const opening = openingOf(balances);
  const end = endOf(balances, opening);
  const names = {
    accounts: [...new Set([...opening, ...end].map(({ account }) => account))],
    currencies: [...new Set(end.map(({ currency }) => currency))].sort(),
  };
  return { names, items: itemsOf(query, request, { interval, opening, end }) };
}

interface Frame {
  readonly interval: readonly string[];
  readonly opening: readonly JournalAmount[];
  readonly end: readonly JournalAmount[];
}

async function* itemsOf(query: SnapshotQuery, { from, to }: JournalRequest, frame: Frame): AsyncGenerator<JournalItem> {
  if (frame.opening.length > 0) yield { kind: 'opening', day: from, balances: frame.opening };
  const holders = frame.end.map(({ account }) => account).filter((account) => kindOf(account) === 'asset');
  const closings = closingsOf(rowsOf(query, 'journal_closings', CLOSINGS, [...frame.interval, holders]));
  let closing = await closings.next();
  for await (const transaction of transactionsOf(rowsOf(query, 'journal_entries', ENTRIES, frame.interval))) {
    for (; !closing.done && closing.value.day < transaction.day; closing = await closings.next()) yield closing.value;
    yield { kind: 'transaction', transaction };
  }
  for (; !closing.done; closing = await closings.next()) yield closing.value;
  if (frame.end.length > 0) yield { kind: 'end', day: later(to, { days: -1 }), balances: frame.end };
}

async function* transactionsOf(rows: AsyncIterable<EntryRow>): AsyncGenerator<JournalTransaction> {
  let first: EntryRow | undefined;
  let postings: JournalAmount[] = [];
  for await (const row of rows) {
    if (first !== undefined && first.id !== row.id) {
      yield transactionOf(first, postings);
      postings = [];
    }
    if (first?.id !== row.id) first = row;
    postings.push({ account: row.account, currency: row.currency, minor: row.minor });
  }
  if (first !== undefined) yield transactionOf(first, postings);
}

function transactionOf(row: EntryRow, postings: readonly JournalAmount[]): JournalTransaction {
  const { id, day, key, revision, corrects, stripe_id: stripeId, occurred_at: occurredAt } = row;
  const { balance_transaction_id: balanceTransactionId, contribution_id: contributionId } = row;
  return {
    ...{ id, day, key, revision, corrects, stripeId, balanceTransactionId, contributionId, occurredAt },
    postings,
  };
}

type Closing = Extract<JournalItem, { kind: 'closing' }>;

async function* closingsOf(rows: AsyncIterable<ClosingRow>): AsyncGenerator<Closing, undefined> {
  let day: string | undefined;
  let balances: JournalAmount[] = [];
  for await (const row of rows) {
    if (day !== undefined && day !== row.day) {
      yield { kind: 'closing', day, balances };
      balances = [];
    }
    day = row.day;
    balances.push({ account: row.account, currency: row.currency, minor: row.minor });
  }
  if (day !== undefined) yield { kind: 'closing', day, balances };
  return undefined;
}

/** Income and expenses of before are one sum in equity; all together are even, as every transaction is. */
function openingOf(balances: readonly BalanceRow[]): JournalAmount[] {
  const kept = balances.filter(({ account }) => !beginsAtNothing(account));
  const takenUp = new Map<string, bigint>();
  for (const { account, currency, before } of balances)
    if (beginsAtNothing(account)) takenUp.set(currency, (takenUp.get(currency) ?? 0n) + BigInt(before));
  return [
    ...kept.map(({ account, currency, before }) => ({ account, currency, minor: before })),
    ...[...takenUp].sort().map(([currency, minor]) => ({ account: OPENING_ACCOUNT, currency, minor: String(minor) })),
  ].filter(({ minor }) => minor !== '0');
}

function endOf(balances: readonly BalanceRow[], opening: readonly JournalAmount[]): JournalAmount[] {
  return [
    ...balances.map(({ account, currency, before, inside }) => ({
      ...{ account, currency },
      minor: String((beginsAtNothing(account) ? 0n : BigInt(before)) + BigInt(inside)),
    })),
    ...opening.filter(({ account }) => account === OPENING_ACCOUNT),
  ];
}
