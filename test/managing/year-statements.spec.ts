import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { YearStatements } from '../../src/letters/ahead/year-statements';
import { give } from '../support/care';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { dayIn } from '../../src/foundation/calendar/local-days';

const EXAMPLE = path.join(__dirname, '../../newsroom/example.json');
const DAY_MS = 86_400_000;

let folder: string;
let journey: MailJourney;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mainstay-newsroom-'));
  const file = path.join(folder, 'newsroom.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), yearStatements: true }));
  journey = await startMailJourney({ environment: { NEWSROOM_FILE: file } });
});
afterAll(() => journey.stop().finally(() => rm(folder, { recursive: true })));

it('donors are told once in January where the statement of the year before is, and only those with receipts', async () => {
  const now = new Date();
  const year = Number(dayIn('Europe/Amsterdam', now).slice(0, 4));
  await give(journey, 'anna@example.org', { language: 'ru' });
  await give(journey, 'anna@example.org', { amountMinor: 4000 });
  await give(journey, 'quiet@example.org', { receipt: false });
  await mailTo(journey.mailbox, 'anna@example.org', 2);
  const days = (at: number): number => (at - now.getTime()) / DAY_MS;
  await letPass(journey, days(Date.UTC(year + 1, 0, 6, 12)));
  await journey.app.get(YearStatements, { strict: false }).run();
  expect(await toldOf()).toEqual([]);
  await letPass(journey, 4);
  const letter = await mailTo(journey.mailbox, 'anna@example.org', 3);
  expect(letter.subject).toBe(`Your statement for ${year}`);
  const link = /http\S+\/manage\/\S+/.exec(letter.text)?.[0] ?? '';
  expect(link).toMatch(/\/manage\/[\w-]{43}\/statements\?language=en$/);
  expect(await (await fetch(link)).text()).toContain(`from=${year}-01-01`);
  await journey.app.get(YearStatements, { strict: false }).run();
  await letPass(journey, 1);
  expect((await toldOf()).map(({ data }) => data)).toEqual([{ year: String(year) }]);
});

function toldOf(): Promise<{ data: object }[]> {
  return query(journey.databaseUrl, `select data from letters where kind = 'year-statement'`);
}
