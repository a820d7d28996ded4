import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import { receiptNumber } from '../../src/letters/intents/receipt-number';
import { LETTER_LANGUAGES } from '../../src/letters/templates/letter-texts';
import { receiptPdf } from '../../src/managing/receipts/receipt-pdf';
import { StatementTexts } from '../../src/managing/statements/statement-texts';
import { STATEMENTS_PER_HOUR } from '../../src/managing/statements/statement-limits';
import { give, type Given } from '../support/care';
import { freshLink } from '../support/leaving';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { startMailJourney, type MailJourney } from '../support/reminders';
import { stripe } from '../support/stripe-api';

let journey: MailJourney;
let [monthly, year]: Given[] = [];
let door: string;
beforeAll(async () => {
  journey = await startMailJourney();
  monthly = await give(journey, 'anna@example.org', { frequency: 'monthly', amountMinor: 2500 });
  year = await give(journey, 'anna@example.org', { frequency: 'monthly', amountMinor: 1500, monthsCovered: 12 });
  await stripe(journey, 'refunds', { charge: monthly.chargeId, amount: '700' });
  await eventually(
    () => query(journey.databaseUrl, `select from ledger_transactions where key like 'attributed:re_%'`),
    ({ length }) => length > 0,
  );
  door = `/manage/${await freshLink(journey, 'anna@example.org')}`;
});
afterAll(() => journey.stop());
afterEach(() => jest.restoreAllMocks());

const numberOf = (given: Given | undefined): string => receiptNumber(given?.chargeId ?? '');
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${journey.url}${door}${path}`, { headers });
const textOf = async (path: string) => (await (await get(path)).text()).replace(/\s+/g, ' ');
/** @returns what a PDF says of itself. Its streams are compressed: any four letters stand in one of them some day. */
const withoutStreams = (pdf: ArrayBuffer): string =>
  Buffer.from(pdf)
    .toString('latin1')
    .replace(/\bstream\n.*?\nendstream\b/gs, '');
/** @returns what is drawn on paper from now on, line by line */
function drawnText(): () => string[] {
  const Document = createRequire(__filename)('pdfkit') as { prototype: { text(words: string): unknown } };
  const drawn = jest.spyOn(Document.prototype, 'text');
  return () => drawn.mock.calls.map(([words]) => words);
}

describe('a receipt as a file', () => {
  it('is led to from its page, says nothing by its name, and is kept by nobody', async () => {
    const number = numberOf(monthly);
    const page = await textOf(`/receipts/${number}?language=en`);
    expect(page).toContain(`href="${door}/receipts/${number}?format=pdf&#38;language=en"`);
    const file = await get(`/receipts/${number}?format=pdf&language=en`);
    const headers = ['content-type', 'content-disposition', 'cache-control', 'referrer-policy', 'set-cookie'];
    expect(headers.map((name) => file.headers.get(name))).toEqual([
      ...['application/pdf', `attachment; filename="receipt-${number}.pdf"`, 'no-store', 'no-referrer', null],
    ]);
    const written = withoutStreams(await file.arrayBuffer());
    expect(written.slice(0, 8)).toBe('%PDF-1.7');
    expect(written).toContain('(Your receipt)');
    expect(written).not.toMatch(/anna|example\.org/i);
  });

  it('says what its page says, to whom it was given, and what went back', async () => {
    const drawn = drawnText();
    await (await get(`/receipts/${numberOf(monthly)}?format=pdf&language=en`)).arrayBuffer();
    const words = drawn();
    for (const each of ['Your receipt', numberOf(monthly), '€25', 'Monthly', 'Given to', 'Returned so far', '€7'])
      expect(words).toContain(each);
    expect(words.join(' ')).toContain('Your first gift has arrived.');
    expect(words.join(' ')).not.toContain('until you stop it');
    expect(words.join(' ')).not.toMatch(/anna|example\.org/i);
  });

  it('has the same bytes every time', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async () =>
        Buffer.from(await (await get(`/receipts/${numberOf(year)}?format=pdf&language=ru`)).arrayBuffer()),
      ),
    );
    expect(one?.equals(other!)).toBe(true);
  });

  it('of another donor, of no number and in no such form there is none', async () => {
    const boris = await give(journey, 'boris@example.org', { amountMinor: 9900 });
    expect((await get(`/receipts/${numberOf(boris)}?format=pdf`)).status).toBe(404);
    expect((await get('/receipts/XXXX-XXXX-XXXX?format=pdf')).status).toBe(404);
    const refused = await get(`/receipts/${numberOf(monthly)}?format=docx`, { accept: 'application/json' });
    expect(await refused.json()).toMatchObject({ status: 400, code: 'receipt_format_unknown', field: 'format' });
    const ended = await fetch(`${journey.url}/manage/${'x'.repeat(43)}/receipts/${numberOf(monthly)}?format=pdf`);
    expect([ended.status, await ended.text()]).toEqual([404, expect.stringContaining('This link has ended')]);
  });

  it('is counted with statements: after more of both than anybody needs the page says when to go on', async () => {
    await query(journey.databaseUrl, 'delete from rate_limits');
    const days = 'from=2026-01-01&until=2026-12-31';
    const receipt = `/receipts/${numberOf(monthly)}?format=pdf&language=en`;
    expect((await get(receipt)).status).toBe(200);
    for (let count = 1; count < STATEMENTS_PER_HOUR; count++)
      expect((await get(`/statement?${days}&format=csv`)).status).toBe(200);
    const refused = await get(receipt);
    expect(refused.status).toBe(429);
    const page = await refused.text();
    expect(page).toMatch(/role="alert"[^]*Please try again in \d+ seconds?\./);
    // What one came for is still there, and to read it costs nothing.
    expect(page).toContain(numberOf(monthly));
    expect((await get(`/receipts/${numberOf(monthly)}`)).status).toBe(200);
    await query(journey.databaseUrl, 'delete from rate_limits');
  });

  it.each(LETTER_LANGUAGES)('is written in %s as its letter is', async (language) => {
    const drawn = drawnText();
    const texts = new StatementTexts(language);
    const sheet = { language, title: 'T', blocks: [{ paragraph: 'P' }, { details: [['N', 'V']] as const }] };
    await receiptPdf(sheet, { texts, particulars: [[texts.say('newsroom'), 'X']], on: '2027-03-01' });
    const words = drawn();
    expect(words).toEqual(expect.arrayContaining(['T', 'P', 'N', 'V', texts.say('newsroom'), 'X']));
    expect(words).toContain(texts.say('page', { number: 1, count: 1 }));
  });
});

describe('twelve months paid at once', () => {
  it('are called so in the list of receipts, and no other gift is', async () => {
    const page = await textOf('/statements?language=en');
    expect(page).toContain(`Once, for twelve months · ${numberOf(year)}`);
    expect(page).toContain(`Monthly · ${numberOf(monthly)}`);
    expect(page.match(/twelve months/g)).toHaveLength(1);
  });

  it('are called so on the receipt, on the screen and on paper, as in its letter', async () => {
    const sentence = 'It stands for twelve months of €15 each, paid at once. Nothing more is taken';
    expect(await textOf(`/receipts/${numberOf(year)}?language=en`)).toContain(sentence);
    expect(await textOf(`/receipts/${numberOf(monthly)}?language=en`)).not.toContain('twelve months');
    const drawn = drawnText();
    await (await get(`/receipts/${numberOf(year)}?format=pdf&language=en`)).arrayBuffer();
    expect(drawn().join(' ')).toContain(sentence);
  });

  it('are called so in statements, in the line of the gift and not of what went back of it', async () => {
    await stripe(journey, 'refunds', { charge: year?.chargeId ?? '', amount: '1000' });
    const csv = () => textOfCsv(`/statement?from=2000-01-01&until=2099-12-31&language=en&format=csv`);
    await eventually(
      () => query(journey.databaseUrl, `select from ledger_transactions where key like 'attributed:re_%'`),
      ({ length }) => length > 1,
    );
    const rows = await csv();
    expect(rows.filter(({ 3: receipt }) => receipt === numberOf(year)).map((row) => row.slice(1, 6))).toEqual([
      ['Gift', 'One-time, for twelve months', numberOf(year), '180.00', '10.00'],
      ['Given back', 'One-time', numberOf(year), '-10.00', '0.00'],
    ]);
    const page = await textOf('/statement?from=2000-01-01&until=2099-12-31&language=ru');
    expect(page).toContain('Один раз, за двенадцать месяцев');
  });

  const textOfCsv = async (path: string): Promise<string[][]> => parse(await (await get(path)).text(), { bom: true });
});
