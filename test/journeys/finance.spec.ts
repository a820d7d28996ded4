import { createHash } from 'node:crypto';
import { dayIn } from '../../src/foundation/calendar/local-days';
import { LedgerVerifier } from '../../src/payments/ledger/blocks/ledger-verifier';
import { allTold } from '../support/all-told';
import { FinanceDesk, ofMonth, ZONE } from '../support/finance-desk';
import { query } from '../support/query';
import { letPass } from '../support/reminders';
import { sealAll } from '../support/reports';

describe('finance staff', () => {
  let desk: FinanceDesk;
  beforeEach(async () => (desk = await FinanceDesk.start()));
  afterEach(() => desk.journey.stop());

  it('read what the books say, with what proves it', async () => {
    await desk.give({ campaign: 'autumn-2027' });
    await desk.give({ frequency: 'monthly', amountMinor: 1500 });
    await desk.booked('attributed', 2);
    await sealAll(desk.journey);
    const income = await desk.report('income', desk.month());
    expect(income.rows).toMatchObject([
      { month: desk.month(), currency: 'EUR', frequency: 'monthly', campaign: '', gross: '1500' },
      { month: desk.month(), currency: 'EUR', frequency: 'one-time', campaign: 'autumn-2027', gross: '2500' },
    ]);
    expect(income.totals).toContainEqual({ column: 'gross', currency: 'EUR', minor: '4000' });
    const verdict = await desk.journey.app.get(LedgerVerifier, { strict: false }).verify();
    expect(income.about).toMatchObject({ zone: ZONE, asOf: { block: String(verdict.blocks), hash: verdict.headHash } });
    const narrowed = await desk.as(desk.reader, `/v1/reports/income?${ofMonth(desk.month())}&campaign=autumn-2027`);
    expect(await narrowed.json()).toMatchObject({ rowCount: 1 });
    // What is closed is closed in this zone, however it is spelled.
    const spelled = await desk.as(desk.reader, `/v1/reports/income?from=2026-01-01&zone=${ZONE.toLowerCase()}`);
    expect(await spelled.json()).toMatchObject({ about: { zone: ZONE } });
    const list = (await (await desk.as(desk.reader, '/v1/reports')).json()) as { name: string; definition: string }[];
    expect(list.every(({ definition }) => definition.length > 100)).toBe(true);
  });

  it.each([
    ['from=2027-02-30', 'from'],
    ['from=2027-03-01&to=2027-03-01', 'to'],
    ['zone=Mars/Olympus', 'zone'],
    ['currency=euro', 'currency'],
    ['frequency=weekly', 'frequency'],
    ['campaign=Autumn', 'campaign'],
    ['as-of=99', 'as-of'],
    ['as-of=x', 'as-of'],
    ['colour=red', 'colour'],
    ['zone=PST', 'zone'],
    // known to Node and not to PostgreSQL
    ['zone=US/Pacific-New', 'zone'],
    ['campaign=autum-2027', 'campaign'],
    ['from=1999-12-31', 'from'],
    ['to=2100-01-02', 'to'],
    ['from=2027-01-01&to=2027-01-01', 'to'],
    ['from=2027-01-01&from=2027-02-01', 'from'],
  ])('are told what is wrong with %s', async (parameters, field) => {
    const answer = await desk.as(desk.reader, `/v1/reports/income?${parameters}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'report_parameter_wrong', field });
  });

  it('export every report in every format, each time the same bytes, and the log says who', async () => {
    await desk.give();
    await desk.give({ currency: 'USD', amountMinor: 6000 });
    const month = desk.month();
    await letPass(desk.journey, 6);
    await desk.booked('payout', 2);
    await desk.booked('payout_paid', 2);
    // Stripe says last, and of each by itself, what a payout is made of.
    await allTold(desk.journey);
    await sealAll(desk.journey);
    const formats = ['csv', 'xlsx', 'ndjson', 'pdf'].map((format) => ['donation-journal', format] as const);
    const files = [...formats, ['ledger', 'hledger'], ['ledger', 'beancount'], ['bank-statement', 'xero']] as const;
    for (const [name, format] of files) {
      const bank: Record<string, string> = { currency: 'EUR', to: dayIn(ZONE, desk.now()) };
      const more = name === 'bank-statement' ? bank : {};
      const first = await desk.file(name, format, month, more);
      expect(first.length).toBeGreaterThan(50);
      expect((await desk.file(name, format, month, more)).equals(first)).toBe(true);
    }
    const csv = (await desk.file('donation-journal', 'csv', month)).toString();
    const lines = csv.split('\r\n');
    const proof = createHash('sha256')
      .update(`${lines.slice(0, -2).join('\r\n')}\r\n`)
      .digest('hex');
    expect(lines.at(-2)).toContain(proof);
    const noted = await query<{ action: string; subject_id: string }>(
      desk.journey.databaseUrl,
      `select action, subject_id from audit_log where action = 'report-exported' and actor_id = '${desk.accountant.id}'`,
    );
    expect(noted.length).toBe(files.length * 2 + 1);
    const refused = await desk.as(desk.reader, `/v1/reports/income/csv?${ofMonth(month)}`);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: 'role_needed', role: 'finance-export' },
    ]);
    expect((await desk.as(desk.accountant, '/v1/reports/income/doc')).status).toBe(404);
    expect(await (await desk.as(desk.accountant, '/v1/reports/bank-statement/xero')).json()).toMatchObject({
      field: 'currency',
    });
  });
});
