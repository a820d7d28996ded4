import { parse } from 'csv-parse/sync';
import { dayIn } from '../../src/foundation/calendar/local-days';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { receiptNumber } from '../../src/letters/intents/receipt-number';
import { auditOf, find, give, type Given } from '../support/care';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { startMailJourney, type MailJourney } from '../support/reminders';
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
    for (const words of ['anna', '99,00', donor.split('/').at(-1) ?? '', monthly?.contributionId ?? ''])
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
