import { dayIn, later } from '../../../src/foundation/calendar/local-days';
import { Clock } from '../../../src/foundation/clock/clock';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../../support/journey';
import { query } from '../../support/query';
import { letPass } from '../../support/reminders';
import { member, type Member } from '../../support/staff';
import { linksIn, textOf } from './page-text';
import { allTold } from '../../support/all-told';

describe('the pages of periods', () => {
  let journey: Journey;
  let reader: Member;
  let accountant: Member;
  let month: string;
  beforeAll(async () => {
    journey = await startJourney();
    reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
    accountant = await member(journey, 'accountant@newsroom.example', ['finance-export']);
    month = dayIn('Europe/Amsterdam', journey.app.get(Clock).now()).slice(0, 7);
    const opened = await open(journey);
    await pay(opened);
    const status = await eventualStatus(journey, opened, 'confirmed');
    if (status !== 'confirmed') throw new Error(`The gift is ${status}`);
    await allTold(journey);
  });
  afterAll(() => journey.stop());

  const page = async (who: Member, path: string) => (await who.browser.get(path)).text();
  const send = (who: Member, path: string, fields: [string, string][] = []) =>
    who.browser.submit(`/finance/periods/${path}`, fields);
  /** What another test has under way puts sealing off, and closing waits for that. */
  const close = (who: Member) =>
    eventually(
      () => send(who, `${month}/closing`),
      ({ headers }) => headers.get('location')?.startsWith('/finance/periods?done=closed') === true,
    );

  it('say what has to be so before a month can be closed, and refuse it before', async () => {
    const shown = await page(accountant, '/finance/periods');
    expect(textOf(shown)).toContain(`Next to close: ${month} The month is not over`);
    expect(shown).not.toContain('/closing"');
    const refused = await send(accountant, `${month}/closing`);
    expect([refused.status, textOf(await refused.text())]).toEqual([
      409,
      expect.stringContaining(`${month} can be closed from ${later(`${month}-01`, { months: 1 })} on.`),
    ]);
  });

  it('give no button to whoever only reads, and refuse the request', async () => {
    await letPass(journey, 40);
    const shown = await page(reader, '/finance/periods');
    expect(textOf(shown)).toContain('Whoever holds the role finance-export can close it.');
    expect(shown).not.toContain('action="/finance');
    for (const what of ['closing', 'reopening', 'comparison'])
      expect([what, (await send(reader, `${month}/${what}`)).status]).toEqual([what, 403]);
    expect((await accountant.browser.post(`/finance/periods/${month}/closing`, {})).status).toBe(403);
  });

  it('close a month, show what was frozen, and make it again', async () => {
    const done = await close(accountant);
    const location = done.headers.get('location') ?? '';
    expect([done.status, location]).toEqual([303, `/finance/periods?done=closed&month=${month}`]);
    const list = await page(accountant, location);
    expect(textOf(list)).toContain(`${month} is closed: its totals and hashes are frozen.`);
    expect(textOf(list)).toContain('by accountant@newsroom.example (you)');
    expect(linksIn(list)).toContain(`/finance/periods/${month}`);
    const frozen = textOf(await page(reader, `/finance/periods/${month}`));
    expect(frozen).toContain('Gross: 25.00 EUR');
    expect(frozen).toMatch(/[0-9a-f]{64}/);
    expect(textOf(await (await send(accountant, `${month}/comparison`)).text())).toContain('The same bytes');
  });

  const falsify = (what: object) =>
    query(
      journey.databaseUrl,
      `update period_closings set frozen = (
        select jsonb_agg(case when r->>'name' = 'income' then r || $1 else r end)
        from jsonb_array_elements(frozen) r)`,
      [JSON.stringify(what)],
    );

  it('tell a report that is only worded anew, as after an upgrade, from one whose rows are others', async () => {
    await falsify({ sha256: '00' });
    const text = textOf(await (await send(accountant, `${month}/comparison`)).text());
    expect(text).toContain('The same rows, in other words Every row of these is as it was frozen.');
    expect(text).not.toContain('Not as it was frozen');
  });

  it('say which report no longer is as it was frozen', async () => {
    await falsify({ rowsSha256: '00' });
    const text = textOf(await (await send(accountant, `${month}/comparison`)).text());
    expect(text).toContain('Not as it was frozen These came out otherwise: Income by month');
  });

  it('open it again for two, with the reason and who asked', async () => {
    const second = await member(journey, 'second@newsroom.example', ['finance-export']);
    const refused = await send(accountant, `${month}/reopening`, [['reason', 'no']]);
    expect([refused.status, textOf(await refused.text())]).toEqual([
      400,
      expect.stringContaining('Say in a sentence of 5 to 300 letters why'),
    ]);
    const asked = await send(accountant, `${month}/reopening`, [['reason', 'A <fee>\0 was missing']]);
    expect(asked.headers.get('location')).toBe(`/finance/periods?done=asked&month=${month}`);
    const again = await send(accountant, `${month}/reopening`);
    expect([again.status, textOf(await again.text())]).toEqual([
      409,
      expect.stringContaining('Somebody else who may export has to agree.'),
    ]);
    const text = textOf(await page(second, '/finance/periods'));
    expect(text).toMatch(/accountant@newsroom.example asked for it [-0-9: ]+: “A <fee> was missing”/);
    const opened = await send(second, `${month}/reopening`);
    const list = textOf(await page(second, opened.headers.get('location') ?? ''));
    expect(list).toContain(`${month} is open again`);
    expect(list).toContain('by second@newsroom.example (you)');
    expect((await second.browser.get(`/finance/periods/${month}`)).status).toBe(404);
    expect((await second.browser.get('/finance/periods/2027-13')).status).toBe(404);
  });
});
