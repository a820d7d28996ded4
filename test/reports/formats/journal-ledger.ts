import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { BlockSealer } from '../../../src/payments/ledger/blocks/block-sealer';
import { LedgerWriter } from '../../../src/payments/ledger/ledger-writer';
import type { Account } from '../../../src/payments/ledger/accounts';
import type { Posting } from '../../../src/payments/ledger/postings/posting';
import type { SnapshotQuery } from '../../../src/reports/formats/journals/cursor';
import type { JournalDialect, JournalRequest } from '../../../src/reports/formats/journals/journal';
import { writeJournal } from '../../../src/reports/formats/journals/write-journal';
import type { RunningApp } from '../../support/app';
import { eventually } from '../../support/journey';
import { bytesOf } from './sample-reading';

/** Books the postings and seals them as blocks. */
export async function bookAndSeal(app: RunningApp, ...postings: Posting[]): Promise<void> {
  await book(app, ...postings);
  await seal(app);
}

export async function seal(app: RunningApp): Promise<void> {
  const sealer = app.app.get(BlockSealer, { strict: false });
  // Another test's transaction on the same server, begun earlier, puts sealing off.
  await eventually(
    () => sealer.run().then(() => app.app.get(DataSource).query<unknown[]>('select 1 from ledger_unsealed')),
    ({ length }) => length === 0,
  );
}

export async function book(app: RunningApp, ...postings: Posting[]): Promise<void> {
  const writer = app.app.get(LedgerWriter, { strict: false });
  await app.app.get(DataSource).transaction((manager) => writer.post(manager, postings));
}

/** A posting with its entries as [account, currency, minor units]. */
export function posting(key: string, at: string, ...entries: [Account, string, number][]): Posting {
  return {
    ...{ key, stripeId: key.split(':')[1] ?? key, balanceTransactionId: null, contributionId: null },
    occurredAt: new Date(at),
    entries: entries.map(([account, currency, amount]) => ({ account, currency, amountMinor: BigInt(amount) })),
  };
}

export async function requestFor(app: RunningApp, changes: Partial<JournalRequest> = {}): Promise<JournalRequest> {
  const [head]: { number: string; hash: string; sealed_at: Date }[] = await app.app
    .get(DataSource)
    .query(`select number, encode(hash, 'hex') as hash, sealed_at from ledger_blocks order by number desc limit 1`);
  return {
    ...{ newsroom: 'Example', zone: 'Europe/Amsterdam', from: '2027-03-01', to: '2027-04-01' },
    asOf: { block: head?.number ?? '0', sealedAt: head?.sealed_at.toISOString() ?? null, hash: head?.hash ?? '' },
    ...changes,
  };
}

export async function journalOf(app: RunningApp, request: JournalRequest, dialect: JournalDialect): Promise<string> {
  const client = new Client(app.databaseUrl);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const query: SnapshotQuery = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...values])).rows;
    return String(await bytesOf(writeJournal(query, request, dialect)));
  } finally {
    await client.end();
  }
}
