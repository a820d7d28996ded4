import type { Newsroom } from '../../src/foundation/newsroom/newsroom';
import { NEWSROOM } from '../../src/foundation/newsroom/newsroom-token';
import { FinanceDesk } from '../support/finance-desk';
import { letPass } from '../support/reminders';
import { textOf } from './pages/page-text';

let desk: FinanceDesk;
beforeAll(async () => (desk = await FinanceDesk.start('manual')));
afterAll(() => desk.journey.stop());

it('a month that was closed stays the same bytes when the newsroom takes another name', async () => {
  const month = desk.month();
  await desk.give();
  await desk.booked('charge', 1);
  await letPass(desk.journey, 40);
  expect((await desk.close(desk.accountant, month)).status).toBe(201);
  const files = async (): Promise<string[]> =>
    (await Promise.all([desk.file('income', 'ndjson', month), desk.file('ledger', 'hledger', month)])).map(String);
  const closed = await files();

  const newsroom: { name: Newsroom['name'] } = desk.journey.app.get(NEWSROOM);
  const before = newsroom.name;
  newsroom.name = 'The Other Name';
  expect(await files()).toEqual(closed);
  const compared = await desk.accountant.browser.submit(`/finance/periods/${month}/comparison`, []);
  expect(textOf(await compared.text())).toContain('The same bytes');

  const open = String(await desk.file('income', 'ndjson', desk.month()));
  expect([open.includes('The Other Name'), open.includes(before)]).toEqual([true, false]);
});
