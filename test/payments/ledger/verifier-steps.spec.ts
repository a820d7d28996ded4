import { DataSource } from 'typeorm';
import { BlockSealer } from '../../../src/payments/ledger/blocks/block-sealer';
import { LedgerVerifier } from '../../../src/payments/ledger/blocks/ledger-verifier';
import { LedgerWriter } from '../../../src/payments/ledger/ledger-writer';
import { eventually } from '../../support/journey';
import { startApp, type RunningApp } from '../../support/app';

/** Two blocks of four ledger transactions each, read two at a time. */
describe('a large ledger is read in steps', () => {
  let app: RunningApp;
  beforeEach(async () => {
    app = await startApp({ environment: { ROLE: 'web' } });
    await postAndSeal(['a', 'b', 'c', 'd']);
    await postAndSeal(['e', 'f', 'g', 'h']);
  });
  afterEach(() => app.stop());

  const sql = <Row>(text: string): Promise<Row[]> => app.app.get(DataSource).query(text);
  const verifier = () => app.app.get(LedgerVerifier, { strict: false });
  const verify = () => verifier().verify(undefined, 2);
  const behindItsBack = (change: string) =>
    sql(`set session_replication_role = replica; ${change}; set session_replication_role = origin`);
  const faults = async () => (await verify()).findings.map(({ block, fault }) => `${block}: ${fault}`);

  async function postAndSeal(names: readonly string[]): Promise<void> {
    const postings = names.map((name) => ({
      ...{ key: `confirmed:ch_${name}`, stripeId: `ch_${name}`, balanceTransactionId: null, contributionId: null },
      ...{ occurredAt: new Date(1_793_000_000_000), entries: [entry('clearing:charges', 1000n), INCOME] },
    }));
    const writer = app.app.get(LedgerWriter, { strict: false });
    await app.app.get(DataSource).transaction((manager) => writer.post(manager, postings));
    // Another test's transaction on the same server, begun earlier, puts sealing off.
    const seal = () => app.app.get(BlockSealer, { strict: false }).run();
    await eventually(
      () => seal().then(() => sql('select 1 from ledger_unsealed')),
      ({ length }) => length === 0,
    );
  }

  it('no statement reads more than a step or one block, and nothing is found where nothing was changed', async () => {
    const asked = jest.spyOn(app.app.get(DataSource), 'query');
    const progress: string[] = [];
    const verdict = await verifier().verify((done, total) => progress.push(`${done} of ${total}`), 2);
    expect(verdict).toMatchObject({ blocks: 2, sealedTransactions: 8, unsealedTransactions: 0, findings: [] });
    expect(progress).toEqual(['1 of 2', '2 of 2']);
    const spans = asked.mock.calls.filter(([text]) => text.includes('sealed as')).map(([, values]) => values);
    asked.mockRestore();
    expect(spans.map((values) => (values as string[]).slice(0, 2))).toEqual([
      ...[
        ['0', '2'],
        ['2', '4'],
        ['4', '6'],
        ['6', '8'],
      ],
    ]);
    expect(await verifier().verify()).toEqual(verdict);
  });

  it('an amount changed is found, in its block and where it does not add up', async () => {
    await behindItsBack('update ledger_entries set amount_minor = 999 where transaction_id = 7 and line = 1');
    expect(await faults()).toEqual([
      '2: its transactions are not those that were sealed',
      'null: transaction 7 does not sum to zero in EUR',
    ]);
  });

  it('a transaction left out is found', async () => {
    await behindItsBack(
      'delete from ledger_entries where transaction_id = 8; delete from ledger_transactions where id = 8',
    );
    expect(await faults()).toEqual([
      '2: its transactions are not those that were sealed',
      '2: it has not as many transactions as were sealed',
    ]);
  });

  it('one slipped in is found, in the last step as in any', async () => {
    await behindItsBack(`insert into ledger_transactions (key, revision, stripe_id, occurred_at, posted_at)
      values ('x', 1, 'x', now(), now())`);
    expect(await faults()).toEqual(['null: transaction 9 is in no block and not waiting for one']);
  });

  it('a block left out is found, with all that was in it', async () => {
    await behindItsBack('delete from ledger_blocks where number = 1');
    expect(await faults()).toEqual([
      '2: it does not follow the block before it',
      ...[1, 2, 3, 4].map((id) => `null: transaction ${id} is in no block and not waiting for one`),
    ]);
  });

  it('a transaction in two blocks is found', async () => {
    await behindItsBack(`insert into ledger_blocks
      select 3, hash, sha256(hash), '{[3,4)}', 1, now() from ledger_blocks where number = 2`);
    expect(await faults()).toEqual([
      '3: its transactions are not those that were sealed',
      'null: a transaction is in two blocks, one of 3 to 4',
    ]);
  });
});

const entry = (account: 'clearing:charges' | 'income:unattributed', amountMinor: bigint) => ({
  ...{ account, currency: 'EUR', amountMinor },
});
const INCOME = entry('income:unattributed', -1000n);
