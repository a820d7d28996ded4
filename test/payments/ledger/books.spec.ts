import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { BlockSealer } from '../../../src/payments/ledger/blocks/block-sealer';
import { LedgerVerifier } from '../../../src/payments/ledger/blocks/ledger-verifier';
import { LedgerWriter } from '../../../src/payments/ledger/ledger-writer';
import type { Posting } from '../../../src/payments/ledger/postings/posting';
import { eventually } from '../../support/journey';
import { startApp, type RunningApp } from '../../support/app';

const gift = (changes: Partial<Posting> = {}): Posting => ({
  key: `confirmed:ch_${randomUUID()}`,
  ...{ stripeId: 'ch_1', balanceTransactionId: null, contributionId: null, occurredAt: new Date(1_793_000_000_000) },
  entries: [
    { account: 'clearing:charges', currency: 'EUR', amountMinor: 1000n },
    { account: 'income:unattributed', currency: 'EUR', amountMinor: -1000n },
  ],
  ...changes,
});

describe('the books', () => {
  let app: RunningApp;
  beforeEach(async () => (app = await startApp({ environment: { ROLE: 'web' } })));
  afterEach(() => app.stop());

  const dataSource = () => app.app.get(DataSource);
  const post = (...postings: Posting[]) =>
    dataSource().transaction((manager) => app.app.get(LedgerWriter, { strict: false }).post(manager, postings));
  const sealer = () => app.app.get(BlockSealer, { strict: false });
  /** Another test's transaction on the same server, begun earlier, puts sealing off. */
  const sealAll = () =>
    eventually(
      async () => {
        await sealer().run();
        return (await verify()).unsealedTransactions;
      },
      (unsealed) => unsealed === 0,
    );
  const verify = () => app.app.get(LedgerVerifier, { strict: false }).verify();
  const rows = async <Row>(sql: string): Promise<Row[]> => dataSource().query(sql);

  it('take what is posted twice once', async () => {
    const posting = gift();
    expect(await post(posting)).toEqual([posting.key]);
    expect(await post(posting)).toEqual([]);
    expect(await rows('select 1 from ledger_entries')).toHaveLength(2);
  });

  it('correct what turned out otherwise by adding to it, linked to what it corrects', async () => {
    const posting = gift();
    await post(posting);
    await post({ ...posting, entries: [] });
    const lines = await rows(`
      select t.revision, t.corrects is not null as corrects, e.account, e.amount_minor::text as amount
      from ledger_transactions t join ledger_entries e on e.transaction_id = t.id order by t.id, e.line`);
    expect(lines).toEqual([
      { revision: 1, corrects: false, account: 'clearing:charges', amount: '1000' },
      { revision: 1, corrects: false, account: 'income:unattributed', amount: '-1000' },
      { revision: 2, corrects: true, account: 'clearing:charges', amount: '-1000' },
      { revision: 2, corrects: true, account: 'income:unattributed', amount: '1000' },
    ]);
  });

  it('refuse what does not sum to zero in each currency', async () => {
    const uneven = gift({
      entries: [
        { account: 'clearing:charges', currency: 'EUR', amountMinor: 1000n },
        { account: 'income:unattributed', currency: 'USD', amountMinor: -1000n },
      ],
    });
    await expect(post(uneven)).rejects.toMatchObject({ code: '23514' });
    expect(await rows('select 1 from ledger_transactions')).toEqual([]);
  });

  it.each([
    'update ledger_transactions set stripe_id = stripe_id',
    'delete from ledger_entries',
    'update ledger_entries set amount_minor = -amount_minor',
    'truncate ledger_entries, ledger_transactions, ledger_unsealed',
    `insert into ledger_entries select max(id), 7, 'suspense', 'EUR', 5 from ledger_transactions`,
    `insert into ledger_transactions (key, revision, stripe_id, occurred_at, posted_at) values ('x', 1, 'x', now(), now())`,
    'delete from ledger_blocks',
  ])('refuse: %s', async (statement) => {
    await post(gift());
    await sealAll();
    await expect(rows(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });

  it('seal what was posted in order, and say that nothing was changed', async () => {
    await post(gift(), gift());
    await sealAll();
    await post(gift());
    await sealAll();
    await post(gift());
    expect(await verify()).toMatchObject({ blocks: 2, sealedTransactions: 3, unsealedTransactions: 1, findings: [] });
  });

  it('seal what a payout holds, once, in a block of its own where nothing else was posted', async () => {
    await rows(`
      insert into balance_transactions values ('txn_1', 'charge', 'charge', 'payments', 'ch_1', 1000, 50, 0, 950, 'EUR',
        null, 'available', now(), now(), null)`);
    expect(await sealer().seal()).toBe(0);
    await rows(`update balance_transactions set payout_id = 'po_1', status = status`);
    await rows(`update balance_transactions set payout_id = 'po_1'`);
    expect(await sealer().seal()).toBe(1);
    expect(await sealer().seal()).toBe(0);
    expect(await rows('select * from ledger_payout_lines')).toEqual([
      { balance_transaction_id: 'txn_1', payout_id: 'po_1', block: '1' },
    ]);
    expect(await verify()).toMatchObject({ blocks: 1, sealedTransactions: 0, findings: [] });
  });

  it('leave what is still being written out of the block, and take it into the next', async () => {
    const late = dataSource().createQueryRunner();
    await late.startTransaction();
    await app.app.get(LedgerWriter, { strict: false }).post(late.manager, [gift()]);
    await post(gift());
    await sealer().run();
    expect(await verify()).toMatchObject({ blocks: 0, findings: [] });
    await late.commitTransaction();
    await late.release();
    await sealAll();
    // In one block, or in two where a transaction of another test on this server began between them.
    expect(await verify()).toMatchObject({ sealedTransactions: 2, unsealedTransactions: 0, findings: [] });
  });

  it.each([
    ['an amount changed', `update ledger_entries set amount_minor = amount_minor * 2`, /sealed/],
    [
      'a transaction left out',
      `delete from ledger_entries where transaction_id = 2; delete from ledger_transactions where id = 2`,
      /as many/,
    ],
    [
      'one slipped in',
      `insert into ledger_transactions (key, revision, stripe_id, occurred_at, posted_at) values ('x', 1, 'x', now(), now())`,
      /no block/,
    ],
    [
      'a line slipped into a payout',
      `insert into ledger_payout_lines (balance_transaction_id, payout_id, block) values ('txn_1', 'po_1', 1)`,
      /sealed/,
    ],
    [
      'a line of a payout in no block',
      `insert into ledger_payout_lines (balance_transaction_id, payout_id, block) values ('txn_1', 'po_1', 9)`,
      /txn_1 of a payout is in no block/,
    ],
    ['a block left out', `delete from ledger_blocks where number = 1`, /follow/],
  ])('notice %s behind their back', async (_what, change, fault) => {
    await post(gift(), gift());
    await sealAll();
    await post(gift());
    await sealAll();
    await rows(`set session_replication_role = replica; ${change}; set session_replication_role = origin`);
    const { findings } = await verify();
    expect(findings.map((finding) => finding.fault).join('\n')).toMatch(fault);
  });
});
