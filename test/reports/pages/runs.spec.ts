import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Periods } from '../../../src/reports/periods/periods';
import { KeptFiles } from '../../../src/reports/runs/kept-files';
import { auditOf } from '../../support/care';
import { FinanceDesk, ofMonth } from '../../support/finance-desk';
import { eventually } from '../../support/journey';
import { query } from '../../support/query';
import { letPass } from '../../support/reminders';
import { sealAll } from '../../support/reports';
import type { Member } from '../../support/staff';
import { textOf } from './page-text';

let desk: FinanceDesk;
let month: string;
beforeAll(async () => {
  desk = await FinanceDesk.start();
  month = desk.month();
  await desk.give();
  await desk.give({ frequency: 'monthly' });
  await desk.booked('charge', 2);
  await sealAll(desk.journey);
});
afterAll(() => desk.journey.stop());

const journal = () => ({ report: 'donation-journal', ...Object.fromEntries(ofMonth(month)) });
const want = (wish: Record<string, string>) =>
  desk.accountant.browser.submit('/finance/files', Object.entries({ format: 'csv', ...wish }));
/** What a page of a run says in the end. */
const ending = (who: Member, address: string) =>
  eventually(
    async () => textOf(await (await who.browser.get(address)).text()),
    (text) => !text.includes('Under way'),
  );
const run = (location: string | null) => location?.replace(/\/file$/, '') ?? '';

/** Nobody reads this table meanwhile. */
async function whileHeld({ journey }: FinanceDesk, table: string, work: () => Promise<void>): Promise<void> {
  const client = new Client(journey.databaseUrl);
  await client.connect();
  try {
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    await work();
  } finally {
    await client.end();
  }
}

describe('a file that takes long', () => {
  it('is told of while it is made, and is there in the end, for whoever wanted it alone', async () => {
    let address = '';
    await whileHeld(desk, 'ledger_entries', async () => {
      address = run((await want({ ...journal(), lines: '2' })).headers.get('location'));
      const page = await (await desk.accountant.browser.get(address)).text();
      expect(textOf(page)).toContain('Donation journal (csv) 0 of 2 lines');
      expect(page).toMatch(/<progress[^>]+max="2" value="0"/);
      expect(page).toMatch(/role="status"/);
      expect(page).toContain('<noscript><meta http-equiv="refresh" content="2" /></noscript>');
      const progress = await desk.as(desk.accountant, `${address}/progress`);
      expect(await progress.json()).toMatchObject({ state: 'under-way', made: 0, known: 2, words: '0 of 2 lines' });
      expect((await desk.as(desk.accountant, `${address}/file`)).status).toBe(404);
    });
    expect(await ending(desk.accountant, address)).toContain('The file is ready: 2 lines.');
    const file = await desk.as(desk.accountant, `${address}/file`);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(file.headers.get('content-length')).toBe(String(bytes.length));
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="donation-journal_/);
    expect(bytes.equals(await desk.file('donation-journal', 'csv', month))).toBe(true);
    for (const path of ['', '/progress', '/file']) {
      expect((await desk.as(desk.reader, address + path)).status).toBe(403);
      expect((await desk.as(desk.accountant, `/finance/runs/${randomUUID()}${path}`)).status).toBe(404);
    }
  });

  it('is made once more, to the byte, when nobody keeps it any more', async () => {
    const address = run((await want(journal())).headers.get('location'));
    await ending(desk.accountant, address);
    const kept = Buffer.from(await (await desk.as(desk.accountant, `${address}/file`)).arrayBuffer());
    await desk.journey.app.get(KeptFiles, { strict: false }).onApplicationShutdown();
    const elsewhere = await desk.as(desk.accountant, `${address}/file`);
    expect(elsewhere.status).toBe(303);
    const again = await desk.as(desk.accountant, elsewhere.headers.get('location') ?? '');
    expect(Buffer.from(await again.arrayBuffer()).equals(kept)).toBe(true);
  });

  it('leads straight to the file when it was made in a moment, and is in the audit log', async () => {
    const ledger = await want({ report: 'ledger', format: 'hledger' });
    expect(ledger.headers.get('location')).toMatch(/^\/finance\/runs\/[-0-9a-f]{36}(\/file)?$/);
    expect(await ending(desk.accountant, run(ledger.headers.get('location')))).toMatch(
      /The file is ready: \d+ transactions/,
    );
    expect((await auditOf(desk.journey, desk.accountant.id)).at(-1)).toMatchObject({
      action: 'report-exported',
      subject_id: 'ledger',
      details: { format: 'hledger' },
    });
  });

  it('is refused at once where it cannot be made of what was asked', async () => {
    expect((await want({ report: 'nothing' })).status).toBe(404);
    expect((await want({ ...journal(), format: 'doc' })).status).toBe(404);
    expect((await want({ ...journal(), from: 'yesterday' })).status).toBe(400);
    expect((await desk.reader.browser.submit('/finance/files', Object.entries(journal()))).status).toBe(403);
  });

  it('says that it failed, when the database or the process was lost on the way', async () => {
    let address = '';
    await whileHeld(desk, 'ledger_entries', async () => {
      address = run((await want(journal())).headers.get('location'));
      await query(
        desk.journey.databaseUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mainstay reports' and query like 'copy%' and datname = current_database()`,
      );
    });
    expect(await ending(desk.accountant, address)).toContain('It failed. A fault of ours broke it off');
    await query(
      desk.journey.databaseUrl,
      `update report_runs set state = 'under-way', problem = null, told_at = told_at - interval '2 minutes'`,
    );
    expect(await ending(desk.accountant, address)).toContain('It failed. Mainstay was stopped before it was done');
  });
});

describe('closing a month', () => {
  let desk: FinanceDesk;
  beforeAll(async () => {
    desk = await FinanceDesk.start();
    await desk.give();
    await desk.booked('attributed', 1);
    await letPass(desk.journey, 40);
    await sealAll(desk.journey);
  });
  afterAll(() => desk.journey.stop());

  it('is told of report by report, is done once however often it is asked for, and leads to the periods', async () => {
    const closed = (await desk.journey.app.get(Periods, { strict: false }).next()).name;
    const close = async () =>
      (await desk.accountant.browser.submit(`/finance/periods/${closed}/closing`)).headers.get('location') ?? '';
    const page = async (address: string) => textOf(await (await desk.accountant.browser.get(address)).text());
    let address = '';
    await whileHeld(desk, 'ledger_balance_sums', async () => {
      address = await close();
      expect(await close()).toBe(address);
      const told = await eventually(
        () => page(address),
        (text) => text.includes('reports;'),
      );
      expect(told).toMatch(/Closing \d{4}-\d\d 0 of \d+ reports; Balance roll-forward: 0 lines/);
    });
    const done = await eventually(
      async () => {
        const shown = await desk.accountant.browser.get(address);
        // What another test has under way puts sealing off, and the page asks to begin again.
        if ((await shown.text()).includes('It failed.')) address = await close();
        return shown.headers.get('location') ?? address;
      },
      (location) => location.startsWith('/finance/periods'),
    );
    expect(done).toBe(`/finance/periods?done=closed&month=${closed}`);
    expect(await query(desk.journey.databaseUrl, 'select 1 from period_closings')).toHaveLength(1);
  });
});

it('a file says how many rows will come, where that is known before its first byte', async () => {
  const { rowCount } = await desk.report('income', month);
  const file = await desk.as(desk.accountant, `/v1/reports/income/csv?${ofMonth(month)}`);
  expect([rowCount > 0, file.headers.get('mainstay-row-count')]).toEqual([true, String(rowCount)]);
});

it('whoever reads lines of single gifts leaves a line in the audit log, and whoever reads sums does not', async () => {
  const lines = async () =>
    (await auditOf(desk.journey, desk.reader.id)).filter(({ action }) => action === 'report-lines-read');
  await desk.report('income', month);
  await desk.report('donation-journal', '2019-01');
  const before = await lines();
  await desk.report('donation-journal', month);
  await desk.reader.browser.get(`/finance/reports/donation-journal?${ofMonth(month)}`);
  const [from, to] = [...ofMonth(month).values()];
  expect((await lines()).slice(before.length)).toMatchObject([
    { subject_id: 'donation-journal', details: { as: 'json', from, to, lines: 2 } },
    { subject_id: 'donation-journal', details: { as: 'page', from, to, lines: 2 } },
  ]);
  expect(before.filter(({ subject_id }) => subject_id === 'income')).toEqual([]);
  expect(before.filter(({ details }) => details['from'] === '2019-01-01')).toEqual([]);
});
