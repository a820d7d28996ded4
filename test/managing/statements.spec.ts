import { parse } from 'csv-parse/sync';
import { dayIn } from '../../src/foundation/calendar/local-days';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { STATEMENTS_PER_HOUR } from '../../src/managing/statements/statement-limits';
import { receiptNumber } from '../../src/letters/intents/receipt-number';
import { auditOf, find, give, type Given } from '../support/care';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, post, startMailJourney, tokenIn, type MailJourney } from '../support/reminders';
import { member, type Member } from '../support/staff';
import { stripe } from '../support/stripe-api';

const ZONE = 'Europe/Amsterdam';
const TODAY = dayIn(ZONE, new Date());
const YEAR = TODAY.slice(0, 4);
const WHOLE_YEAR = `from=${YEAR}-01-01&until=${YEAR}-12-31`;

let journey: MailJourney;
let carer: Member;
let [monthly, once]: Given[] = [];
let donor: string;
beforeAll(async () => {
  journey = await startMailJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
  monthly = await give(journey, 'anna@example.org', { frequency: 'monthly', language: 'ru' });
  await mailTo(journey.mailbox, 'anna@example.org'); // the first of the two, whose words are looked at below
  once = await give(journey, 'anna@example.org', { amountMinor: 4000, currency: 'GBP', language: 'ru' });
  await stripe(journey, 'refunds', { charge: monthly.chargeId, amount: '700' });
  await give(journey, 'boris@example.org', { amountMinor: 9900 });
  await eventually(
    () => query(journey.databaseUrl, `select from ledger_transactions where key like 'attributed:re_%'`),
    ({ length }) => length > 0,
  );
  donor = await find(carer.browser, 'anna@example.org');
});
afterAll(() => journey.stop());

const rowsOf = (csv: string, delimiter = ','): string[][] => parse(csv, { bom: true, delimiter });

describe('whoever answers donors', () => {
  const ask = (asked: string, accept = 'text/html') => carer.browser.get(`${donor}/statement?${asked}`, { accept });

  it('is led from the donor’s page to the statement of a year, in the donor’s language', async () => {
    const shown = await (await carer.browser.get(donor)).text();
    const [, address = ''] = new RegExp(`href="([^"]+from=${YEAR}[^"]+)">${YEAR}<`).exec(shown) ?? [];
    const statement = await (await carer.browser.get(address.replaceAll('&#38;', '&'))).text();
    expect(statement).toContain('<article class="statement" lang="ru">');
    for (const words of ['Выписка о пожертвованиях', '25,00', '-7,00', '18,00', '40,00', ZONE])
      expect(statement.replaceAll(' ', ' ')).toContain(words);
    for (const words of ['anna@example.org', '99,00', donor.split('/').at(-1) ?? '', monthly?.contributionId ?? ''])
      expect(/<article[^]*<\/article>/.exec(statement)?.[0].toLowerCase()).not.toContain(words);
  });

  it('gets it as files whose names say nothing, which nobody keeps', async () => {
    const [pdf, csv] = [await ask(`${WHOLE_YEAR}&format=pdf`), await ask(`${WHOLE_YEAR}&language=en&format=csv`)];
    for (const [file, kind] of [
      [pdf, 'pdf'],
      [csv, 'csv'],
    ] as const) {
      const headers = ['content-disposition', 'cache-control', 'referrer-policy'].map((name) => file.headers.get(name));
      expect(headers).toEqual([`attachment; filename="statement-${YEAR}.${kind}"`, 'no-store', 'no-referrer']);
    }
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const [ours, theirs] = [receiptNumber(monthly?.chargeId ?? ''), receiptNumber(once?.chargeId ?? '')];
    expect(rowsOf(await csv.text()).slice(1)).toEqual([
      [TODAY, 'Gift', 'Monthly', ours, '25.00', '7.00', 'EUR'],
      [TODAY, 'Given back', 'Monthly', ours, '-7.00', '0.00', 'EUR'],
      [TODAY, 'Gift', 'One-time', theirs, '40.00', '0.00', 'GBP'],
    ]);
  });

  it('is in the audit log for each of them, and for what could not be made not', async () => {
    const before = (await auditOf(journey, carer.id)).length;
    await ask(`${WHOLE_YEAR}&language=en`);
    await ask(`from=${TODAY}&until=${TODAY}&format=csv`);
    await ask('from=2027-02-30&until=2027-03-01');
    expect((await auditOf(journey, carer.id)).slice(before)).toEqual(
      [
        { from: `${YEAR}-01-01`, until: `${YEAR}-12-31`, language: 'en', format: 'page' },
        { from: TODAY, until: TODAY, language: 'ru', format: 'csv' },
      ].map((details) => ({ action: 'statement-made', subject_id: donor.split('/').at(-1), details })),
    );
  });

  it('is told which day is wrong, with what was typed still there', async () => {
    const refused = await ask('from=2027-03-02&until=2027-03-01&format=pdf');
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain('The last day is 2027-03-02 at the earliest.');
    expect(page).toMatch(/name="from"[^>]*value="2027-03-02"/);
    expect(page).toMatch(/name="until"[^>]*value="2027-03-01"[^>]*aria-invalid="true"/);
    const problem = await (await ask('from=2027-03-02&until=x', 'application/json')).json();
    expect(problem).toMatchObject({ status: 400, code: 'day_unknown', field: 'until' });
    expect(await (await ask(`${WHOLE_YEAR}&format=docx`, 'application/json')).json()).toMatchObject({
      ...{ status: 400, code: 'statement_format_unknown', field: 'format' },
    });
  });

  it('sees a statement without a line for days on which nothing was given', async () => {
    const page = await (await ask('from=2020-01-01&until=2020-12-31&language=en')).text();
    expect(page).toContain('In this time nothing was given');
  });

  it('sees none by an id that is nobody’s, and of nobody who was erased', async () => {
    await give(journey, 'erased@example.org');
    const erased = await find(carer.browser, 'erased@example.org');
    expect((await carer.browser.get(`${erased}/statement?${WHOLE_YEAR}`)).status).toBe(200);
    await journey.app.get(DonorErasure, { strict: false }).erase(erased.split('/').at(-1) ?? '');
    const nobody = '/care/donors/00000000-0000-4000-8000-000000000000';
    for (const who of [erased, nobody, '/care/donors/anna'])
      expect((await carer.browser.get(`${who}/statement?${WHOLE_YEAR}`)).status).toBe(404);
  });
});

describe('whoever holds the donor’s link', () => {
  let anna: string;
  beforeAll(async () => (anna = await linkOf('anna@example.org')));

  /** Asks for a link as everybody may. @returns the address of its page, without the language */
  async function linkOf(email: string): Promise<string> {
    const isLink = ({ subject, to }: { subject: string; to: readonly string[] }) =>
      subject === 'Your link' && to.includes(email);
    await post(journey.url, '/v1/manage-links', { email, language: 'en' });
    const mails = await eventually(
      async () => (await journey.mailbox.mails()).filter(isLink),
      ({ length }) => length > 0,
    );
    return `/manage/${tokenIn(mails[0]!, '/manage/')}`;
  }

  const get = (path: string, accept = 'text/html') => fetch(journey.url + path, { headers: { accept } });
  const textOf = async (path: string) => (await get(path)).text();

  it('is led from the page of the gifts to a receipt for every payment and a statement of every year', async () => {
    expect(await textOf(`${anna}?language=en`)).toContain(`href="${anna}/statements?language=en"`);
    const page = await textOf(`${anna}/statements?language=en`);
    for (const { chargeId } of [monthly, once].filter((each) => each !== undefined))
      expect(page).toContain(`${anna}/receipts/${receiptNumber(chargeId)}?language=en`);
    expect(page).toContain(`${anna}/statement?from=${YEAR}-01-01`);
    expect(page).toContain('Of it €7 went back.');
    expect(page).not.toContain('€99');
  });

  it('reads each receipt in the words of its letter, and what went back of it', async () => {
    const letter = await mailTo(journey.mailbox, 'anna@example.org');
    const receipt = await textOf(`${anna}/receipts/${receiptNumber(monthly?.chargeId ?? '')}?language=ru`);
    const [thanks = ''] = letter.text.split('\n');
    for (const words of [thanks, receiptNumber(monthly?.chargeId ?? ''), 'Из этой суммы возвращено'])
      expect(receipt).toContain(words);
    expect(receipt).not.toContain('пока вы его не остановите');
  });

  it('gets a statement on the screen, on paper and for a spreadsheet, and nobody keeps it', async () => {
    const page = await get(`${anna}/statement?${WHOLE_YEAR}&language=en`);
    expect(await page.text()).toContain('€18.00');
    const csv = await get(`${anna}/statement?${WHOLE_YEAR}&language=en&format=csv`);
    expect(rowsOf(await csv.text()).map(({ 4: amount }) => amount)).toEqual(['Amount', '25.00', '-7.00', '40.00']);
    const pdf = await get(`${anna}/statement?from=${TODAY}&until=${TODAY}&format=pdf`);
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="statement-${TODAY}-${TODAY}.pdf"`);
    for (const { headers } of [page, csv, pdf]) {
      const kept = ['cache-control', 'referrer-policy', 'x-content-type-options', 'set-cookie'];
      expect(kept.map((name) => headers.get(name))).toEqual(['no-store', 'no-referrer', 'nosniff', null]);
    }
  });

  it('is told which day is wrong, with what was typed still there', async () => {
    const refused = await get(`${anna}/statement?language=en&from=2027-03-02&until=2027-03-01`);
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain('The earliest day is March 2, 2027.');
    expect(page).toMatch(/<details open>[^]*name="from"[^>]*value="2027-03-02"[^]*aria-invalid="true"/);
  });

  it('is asked to wait after more statements than anybody needs', async () => {
    const boris = await linkOf('boris@example.org');
    const ask = () => get(`${boris}/statement?${WHOLE_YEAR}&language=en&format=csv`);
    const answers = await Promise.all(Array.from({ length: STATEMENTS_PER_HOUR + 1 }, ask));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(STATEMENTS_PER_HOUR);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.text()).toMatch(/Please try again in \d+ seconds?\./);
    await query(journey.databaseUrl, 'delete from rate_limits');
  });

  it('sees nothing of another donor', async () => {
    const boris = await linkOf('boris@example.org');
    expect((await get(`${boris}/receipts/${receiptNumber(monthly?.chargeId ?? '')}`)).status).toBe(404);
    const csv = await textOf(`${boris}/statement?${WHOLE_YEAR}&language=en&format=csv`);
    expect(rowsOf(csv).map(({ 4: amount }) => amount)).toEqual(['Amount', '99.00']);
  });

  it('of a gift made once is led there too, from the receipt by way of the mailbox', async () => {
    const { text } = await mailTo(journey.mailbox, 'boris@example.org');
    expect(text).toMatch(/All receipts and statements:\nhttp\S+\/manage\?language=en\n/);
    expect(await textOf(await linkOf('boris@example.org'))).toContain('Receipts and statements');
  });

  it('sees nothing once it has ended, and nothing of who was erased', async () => {
    await give(journey, 'erased@readers.example');
    const erased = await linkOf('erased@readers.example');
    const pages = ['statements', `statement?${WHOLE_YEAR}&format=csv`, `receipts/${receiptNumber('ch_1')}`];
    expect((await get(`${erased}/statements`)).status).toBe(200);
    const id = (await find(carer.browser, 'erased@readers.example')).split('/').at(-1) ?? '';
    await journey.app.get(DonorErasure, { strict: false }).erase(id);
    const unknown = `/manage/${'x'.repeat(43)}`;
    for (const door of [erased, unknown, '/manage/x'])
      for (const page of pages) {
        const ended = await get(`${door}/${page}`);
        expect([ended.status, await ended.text()]).toEqual([404, expect.stringContaining('This link has ended')]);
      }
    await letPass(journey, 2);
    expect((await get(`${anna}/statements`)).status).toBe(404);
  });
});
