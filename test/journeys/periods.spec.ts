import { createHash } from 'node:crypto';
import { Reconciler } from '../../src/events/healing/reconciler';
import { later } from '../../src/foundation/calendar/local-days';
import { LedgerVerifier } from '../../src/payments/ledger/blocks/ledger-verifier';
import { startApp } from '../support/app';
import { FinanceDesk, type ReportAnswer } from '../support/finance-desk';
import { newsroomFile } from '../support/newsroom-file';
import { letPass } from '../support/reminders';
import { query } from '../support/query';
import { sealAll, sumAll } from '../support/reports';
import { control } from '../support/sandbox-control';
import { member, type Member } from '../support/staff';

/** As when the balance at Stripe is another than the ledger's. */
const RED = `
  insert into alarms (id, kind, subject, details, raised_at, last_seen_at, due_at)
  values (gen_random_uuid(), 'ledger-drift', 'EUR', '{}', now(), now(), now())
  on conflict do nothing`;

/** As after somebody has changed the zone in the newsroom file. */
async function startElsewhere({ journey }: FinanceDesk): Promise<void> {
  const environment = { DATABASE_URL: journey.databaseUrl, NEWSROOM_FILE: newsroomFile({ timeZone: 'Europe/Riga' }) };
  const app = await startApp({ environment, stripeApiBase: journey.sandbox.url });
  await app.stop();
}

describe('finance staff', () => {
  let desk: FinanceDesk;
  beforeEach(async () => (desk = await FinanceDesk.start('manual')));
  afterEach(() => desk.journey.stop());

  it('close a month, and find the same bytes when more is heard of it', async () => {
    const month = desk.month();
    await desk.give({ frequency: 'monthly' });
    await desk.booked('charge', 1);
    // Stripe tells of such a fee by its list alone, so it is found days later.
    await control(desk.journey, 'balance-transactions', {
      amount: -200,
      currency: 'eur',
      reportingCategory: 'fee',
      type: 'stripe_fee',
    });
    const tooEarly = await desk.command(desk.accountant, `/v1/periods/${month}/closing`);
    expect([tooEarly.status, await tooEarly.json()]).toMatchObject([409, { code: 'period_not_over' }]);
    await letPass(desk.journey, 40);
    await query(desk.journey.databaseUrl, RED);
    const red = await desk.command(desk.accountant, `/v1/periods/${month}/closing`);
    expect([red.status, await red.json()]).toMatchObject([409, { code: 'books_do_not_tie', alarms: ['ledger-drift'] }]);
    await query(desk.journey.databaseUrl, 'delete from alarms');
    const closed = await desk.close(desk.accountant, month);
    expect(closed.status).toBe(201);
    const { reports } = (await closed.json()) as { reports: { name: string; sha256: string }[] };
    const before = await Promise.all(NAMES.map((name) => desk.file(name, 'ndjson', month)));
    const hashes = before.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    const proven = NAMES.map((name) => reports.find((report) => report.name === name)?.sha256);
    // The lists have columns that tell how things stand now, which no proof holds.
    expect(hashes.filter((_, place) => !LISTS.includes(NAMES[place] ?? ''))).toEqual(
      proven.filter((_, place) => !LISTS.includes(NAMES[place] ?? '')),
    );
    expect(proven.every((hash) => hash?.length === 64)).toBe(true);
    expect((await desk.command(desk.accountant, `/v1/periods/${month}/closing`)).status).toBe(409);

    const from = new Date(desk.now().getTime() - 45 * 86_400_000);
    await desk.journey.app.get(Reconciler, { strict: false }).reconcile(from, desk.now());
    await sealAll(desk.journey);
    await sumAll(desk.journey);
    expect(await Promise.all(NAMES.map((name) => desk.file(name, 'ndjson', month)))).toEqual(before);

    const next = later(`${month}-01`, { months: 1 }).slice(0, 7);
    const late = await desk.report('late-facts', next);
    expect(late.rows).toContainEqual(
      expect.objectContaining({ counted_on: `${next}-01`, month, account: 'expenses:fees:other', amount: '200' }),
    );
    const forward = await desk.report('balance-roll-forward', next);
    expect(forward.rows.find((row) => row['day'] === `${next}-01`)?.['fees']).toBe('-200');
    const [opening] = forward.totals.filter(({ column }) => column === 'opening');
    expect(opening?.minor).toBe(
      (await desk.report('balance-roll-forward', month)).totals.find(({ column }) => column === 'closing')?.minor,
    );
  });

  it('open a closed month again when two of them want it, and what came late counts where it happened', async () => {
    const month = desk.month();
    await desk.give();
    await desk.booked('charge', 1);
    await control(desk.journey, 'balance-transactions', {
      amount: -200,
      currency: 'eur',
      reportingCategory: 'fee',
      type: 'stripe_fee',
    });
    await letPass(desk.journey, 40);
    expect((await desk.close(desk.accountant, month)).status).toBe(201);
    const closedBytes = await desk.file('balance-roll-forward', 'ndjson', month);
    const block = (JSON.parse(closedBytes.toString().split('\n')[0] ?? '') as ReportAnswer).about.asOf.block;
    await desk.journey.app
      .get(Reconciler, { strict: false })
      .reconcile(new Date(desk.now().getTime() - 45 * 86_400_000), desk.now());
    await sealAll(desk.journey);
    await sumAll(desk.journey);

    const reopen = (who: Member, reason?: string) => desk.command(who, `/v1/periods/${month}/reopening`, { reason });
    expect(await (await reopen(desk.accountant)).json()).toMatchObject({ code: 'reason_missing' });
    expect(await (await reopen(desk.accountant, 'A fee was missing')).json()).toEqual({ state: 'asked' });
    const alone = (await (await reopen(desk.accountant)).json()) as { code: string; retryAfterSeconds: number };
    expect(alone.code).toBe('second_person_needed');
    expect(alone.retryAfterSeconds).toBeLessThanOrEqual(86_400);
    expect(alone.retryAfterSeconds).toBeGreaterThan(86_300);
    const second = await member(desk.journey, 'second@newsroom.example', ['finance-export']);
    expect(await (await reopen(desk.accountant)).json()).toMatchObject({ code: 'second_person_needed' });
    expect(await (await reopen(second)).json()).toMatchObject({ code: 'second_person_new' });
    await letPass(desk.journey, 1.01);
    expect(await (await reopen(second)).json()).toEqual({ state: 'open' });

    expect(await (await reopen(second)).json()).toMatchObject({ code: 'period_open' });
    const open = await desk.report('balance-roll-forward', month);
    expect(open.totals).toContainEqual(expect.objectContaining({ column: 'fees', minor: '-303' }));
    await sumAll(desk.journey);
    expect((await desk.report('balance-roll-forward', month)).rows).toEqual(open.rows);
    expect(await desk.file('balance-roll-forward', 'ndjson', month, { 'as-of': block })).toEqual(closedBytes);
    expect((await desk.close(second, month)).status).toBe(201);
    const periods = (await (await desk.as(desk.reader, '/v1/periods')).json()) as { state: string }[];
    expect(periods.map(({ state }) => state)).toEqual(['closed', 'reopened']);
    expect(await desk.journey.app.get(LedgerVerifier, { strict: false }).verify()).toMatchObject({ findings: [] });
  });

  it('open a month alone after a day of waiting, where nobody else could agree', async () => {
    const month = desk.month();
    await desk.give();
    await letPass(desk.journey, 40);
    await desk.close(desk.accountant, month);
    await desk.command(desk.accountant, `/v1/periods/${month}/reopening`, { reason: 'I closed it too early' });
    await letPass(desk.journey, 1.01);
    // Else what is closed would be told as open, without a word.
    await expect(startElsewhere(desk)).rejects.toThrow(
      `timeZone in the newsroom file is Europe/Riga, but everything before ${later(`${month}-01`, { months: 1 })} is closed in Europe/Amsterdam`,
    );
    const opened = await desk.command(desk.accountant, `/v1/periods/${month}/reopening`);
    expect(await opened.json()).toEqual({ state: 'open' });
    // With nothing closed, the newsroom may keep its books in another zone.
    await expect(startElsewhere(desk)).resolves.toBeUndefined();
  });
});

const NAMES = [
  ...['balance-roll-forward', 'payout-reconciliation', 'unsettled-balance', 'donation-journal', 'income'],
  ...['income-by-placement', 'fees-and-exchange'],
];

const LISTS = ['donation-journal', 'unsettled-balance'];
