import { createHash } from 'node:crypto';
import { Reconciler } from '../../src/events/healing/reconciler';
import { dayIn, later } from '../../src/foundation/calendar/local-days';
import { LedgerVerifier } from '../../src/payments/ledger/blocks/ledger-verifier';
import { Clock } from '../../src/foundation/clock/clock';
import { control } from '../support/sandbox-control';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';
import { query } from '../support/query';
import { letPass } from '../support/reminders';
import { sealAll, sumAll } from '../support/reports';
import { member, type Member } from '../support/staff';

const ZONE = 'Europe/Amsterdam';

describe('finance staff', () => {
  let journey: Journey;
  let reader: Member;
  let accountant: Member;
  beforeEach(async () => {
    journey = await startJourney({ sandbox: { payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } } });
    reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
    accountant = await member(journey, 'accountant@newsroom.example', ['finance-export']);
  });
  afterEach(() => journey.stop());

  /** Waits until so many of a kind are in the ledger. */
  const booked = (kind: string, count: number) =>
    eventually(
      () => query(journey.databaseUrl, `select 1 from ledger_transactions where key like '${kind}:%'`),
      (found) => found.length >= count,
    );
  const give = async (choice: Record<string, unknown> = {}) => {
    const opened = await open(journey, choice);
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  };
  const now = () => journey.app.get(Clock).now();
  const monthNow = () => dayIn(ZONE, now()).slice(0, 7);
  const interval = (month: string) => `from=${month}-01&to=${later(`${month}-01`, { months: 1 })}`;
  const as = (who: Member, path: string, headers: Record<string, string> = {}) =>
    who.browser.get(path, { accept: 'application/json', ...headers });
  const command = async (who: Member, path: string, body: object = {}) =>
    who.browser.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        origin: journey.url,
        'x-csrf-token': await who.browser.csrf(),
      },
    });
  /** What another test has under way puts sealing off, and closing waits for that. */
  const close = (who: Member, month: string) =>
    eventually(
      () => command(who, `/v1/periods/${month}/closing`),
      ({ headers }) => headers.get('retry-after') === null,
    );
  const reportOf = async (name: string, month: string) =>
    (await as(reader, `/v1/reports/${name}?${interval(month)}`)).json() as Promise<ReportAnswer>;
  const file = async (name: string, format: string, month: string, more = '') => {
    const response = await as(accountant, `/v1/reports/${name}/${format}?${lastOfEach(`${interval(month)}${more}`)}`);
    expect([name, format, response.status]).toEqual([name, format, 200]);
    return Buffer.from(await response.arrayBuffer());
  };

  it('read what the books say, with what proves it', async () => {
    await give({ campaign: 'autumn-2027' });
    await give({ frequency: 'monthly', amountMinor: 1500 });
    await sealAll(journey);
    const income = await reportOf('income', monthNow());
    expect(income.rows).toMatchObject([
      { month: monthNow(), currency: 'EUR', frequency: 'monthly', campaign: '', gross: '1500' },
      { month: monthNow(), currency: 'EUR', frequency: 'one-time', campaign: 'autumn-2027', gross: '2500' },
    ]);
    expect(income.totals).toContainEqual({ column: 'gross', currency: 'EUR', minor: '4000' });
    const verdict = await journey.app.get(LedgerVerifier, { strict: false }).verify();
    expect(income.about).toMatchObject({ zone: ZONE, asOf: { block: String(verdict.blocks), hash: verdict.headHash } });
    const narrowed = await as(reader, `/v1/reports/income?${interval(monthNow())}&campaign=autumn-2027`);
    expect(await narrowed.json()).toMatchObject({ rowCount: 1 });
    const list = (await (await as(reader, '/v1/reports')).json()) as { name: string; definition: string }[];
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
    ['from=2027-01-01&from=2027-02-01', 'from'],
  ])('are told what is wrong with %s', async (parameters, field) => {
    const answer = await as(reader, `/v1/reports/income?${parameters}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'report_parameter_wrong', field });
  });

  it('export every report in every format, each time the same bytes, and the log says who', async () => {
    await give();
    await give({ currency: 'USD', amountMinor: 6000 });
    const month = monthNow();
    await letPass(journey, 6);
    await booked('payout', 2);
    await booked('payout_paid', 2);
    await eventually(
      () => query(journey.databaseUrl, 'select 1 from balance_transactions where payout_id is not null'),
      (itemised) => itemised.length >= 2,
    );
    await sealAll(journey);
    const formats = ['csv', 'xlsx', 'ndjson', 'pdf'].map((format) => ['donation-journal', format] as const);
    const files = [...formats, ['ledger', 'hledger'], ['ledger', 'beancount'], ['bank-statement', 'xero']] as const;
    for (const [name, format] of files) {
      const more = name === 'bank-statement' ? `&currency=EUR&to=${dayIn(ZONE, now())}` : '';
      const first = await file(name, format, month, more);
      expect(first.length).toBeGreaterThan(50);
      expect((await file(name, format, month, more)).equals(first)).toBe(true);
    }
    const csv = (await file('donation-journal', 'csv', month)).toString();
    const lines = csv.split('\r\n');
    const proof = createHash('sha256')
      .update(`${lines.slice(0, -2).join('\r\n')}\r\n`)
      .digest('hex');
    expect(lines.at(-2)).toContain(proof);
    const noted = await query<{ action: string; subject_id: string }>(
      journey.databaseUrl,
      `select action, subject_id from audit_log where action = 'report-exported' and actor_id = '${accountant.id}'`,
    );
    expect(noted.length).toBe(files.length * 2 + 1);
    const refused = await as(reader, `/v1/reports/income/csv?${interval(month)}`);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: 'role_needed', role: 'finance-export' },
    ]);
    expect((await as(accountant, '/v1/reports/income/doc')).status).toBe(404);
    expect(await (await as(accountant, '/v1/reports/bank-statement/xero')).json()).toMatchObject({ field: 'currency' });
  });

  it('close a month, and find the same bytes when more is heard of it', async () => {
    const month = monthNow();
    await give({ frequency: 'monthly' });
    await booked('charge', 1);
    // Stripe tells of such a fee by its list alone, so it is found days later.
    await control(journey, 'balance-transactions', {
      amount: -200,
      currency: 'eur',
      reportingCategory: 'fee',
      type: 'stripe_fee',
    });
    const tooEarly = await command(accountant, `/v1/periods/${month}/closing`);
    expect([tooEarly.status, await tooEarly.json()]).toMatchObject([409, { code: 'period_not_over' }]);
    await letPass(journey, 40);
    const closed = await close(accountant, month);
    expect(closed.status).toBe(201);
    const { reports } = (await closed.json()) as { reports: { name: string; sha256: string }[] };
    const before = await Promise.all(NAMES.map((name) => file(name, 'ndjson', month)));
    const hashes = before.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(hashes).toEqual(NAMES.map((name) => reports.find((report) => report.name === name)?.sha256));
    expect((await command(accountant, `/v1/periods/${month}/closing`)).status).toBe(409);

    const from = new Date(now().getTime() - 45 * 86_400_000);
    await journey.app.get(Reconciler, { strict: false }).reconcile(from, now());
    await sealAll(journey);
    await sumAll(journey);
    expect(await Promise.all(NAMES.map((name) => file(name, 'ndjson', month)))).toEqual(before);

    const next = later(`${month}-01`, { months: 1 }).slice(0, 7);
    const late = await reportOf('late-facts', next);
    expect(late.rows).toContainEqual(
      expect.objectContaining({ counted_on: `${next}-01`, month, account: 'expenses:fees:other', amount: '200' }),
    );
    const forward = await reportOf('balance-roll-forward', next);
    expect(forward.rows.find((row) => row['day'] === `${next}-01`)?.['fees']).toBe('-200');
    const [opening] = forward.totals.filter(({ column }) => column === 'opening');
    expect(opening?.minor).toBe(
      (await reportOf('balance-roll-forward', month)).totals.find(({ column }) => column === 'closing')?.minor,
    );
  });

  it('open a closed month again when two of them want it, and what came late counts where it happened', async () => {
    const month = monthNow();
    await give();
    await booked('charge', 1);
    await control(journey, 'balance-transactions', {
      amount: -200,
      currency: 'eur',
      reportingCategory: 'fee',
      type: 'stripe_fee',
    });
    await letPass(journey, 40);
    expect((await close(accountant, month)).status).toBe(201);
    const closedBytes = await file('balance-roll-forward', 'ndjson', month);
    const block = (JSON.parse(closedBytes.toString().split('\n')[0] ?? '') as ReportAnswer).about.asOf.block;
    await journey.app.get(Reconciler, { strict: false }).reconcile(new Date(now().getTime() - 45 * 86_400_000), now());
    await sealAll(journey);
    await sumAll(journey);

    const reopen = (who: Member, reason?: string) => command(who, `/v1/periods/${month}/reopening`, { reason });
    expect(await (await reopen(accountant)).json()).toMatchObject({ code: 'reason_missing' });
    expect(await (await reopen(accountant, 'A fee was missing')).json()).toEqual({ state: 'asked' });
    expect(await (await reopen(accountant)).json()).toMatchObject({
      code: 'second_person_needed',
      retryAfterSeconds: 86_400,
    });
    const second = await member(journey, 'second@newsroom.example', ['finance-export']);
    expect(await (await reopen(accountant)).json()).toMatchObject({ code: 'second_person_needed' });
    expect(await (await reopen(second)).json()).toEqual({ state: 'open' });

    expect(await (await reopen(second)).json()).toMatchObject({ code: 'period_open' });
    const open = await reportOf('balance-roll-forward', month);
    expect(open.totals).toContainEqual(expect.objectContaining({ column: 'fees', minor: '-303' }));
    await sumAll(journey);
    expect((await reportOf('balance-roll-forward', month)).rows).toEqual(open.rows);
    expect(await file('balance-roll-forward', 'ndjson', month, `&as-of=${block}`)).toEqual(closedBytes);
    expect((await close(second, month)).status).toBe(201);
    const periods = (await (await as(reader, '/v1/periods')).json()) as { state: string }[];
    expect(periods.map(({ state }) => state)).toEqual(['closed', 'reopened']);
    expect(await journey.app.get(LedgerVerifier, { strict: false }).verify()).toMatchObject({ findings: [] });
  });

  it('open a month alone after a day of waiting, where nobody else could agree', async () => {
    const month = monthNow();
    await give();
    await letPass(journey, 40);
    await close(accountant, month);
    await command(accountant, `/v1/periods/${month}/reopening`, { reason: 'I closed it too early' });
    await letPass(journey, 1.01);
    const opened = await command(accountant, `/v1/periods/${month}/reopening`);
    expect(await opened.json()).toEqual({ state: 'open' });
  });
});

/** What is said twice counts as said last. */
function lastOfEach(parameters: string): URLSearchParams {
  return new URLSearchParams(Object.fromEntries(new URLSearchParams(parameters)));
}

const NAMES = [
  'balance-roll-forward',
  'payout-reconciliation',
  'unsettled-balance',
  'donation-journal',
  'income',
  'fees-and-exchange',
];

interface ReportAnswer {
  readonly about: { readonly zone: string; readonly asOf: { readonly block: string; readonly hash: string } };
  readonly rows: readonly Record<string, string | null>[];
  readonly rowCount: number;
  readonly totals: readonly { column: string; currency: string; minor: string }[];
}
