import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../../support/journey';
import { query } from '../../support/query';
import { sealAll } from '../../support/reports';
import { member, type Member } from '../../support/staff';
import { textOf } from './page-text';

describe('what was refunded and disputed', () => {
  let journey: Journey;
  let reader: Member;
  beforeAll(async () => {
    journey = await startJourney();
    reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
    const opened = await open(journey);
    // A card whose owner disputes at once.
    await pay(opened, { number: '4000000000000259' });
    const status = await eventualStatus(journey, opened, 'confirmed');
    if (status !== 'confirmed') throw new Error(`The gift is ${status}`);
    await eventually(
      () => query(journey.databaseUrl, `select 1 from ledger_transactions where key like 'dispute:%'`),
      (booked) => booked.length > 0,
    );
    await sealAll(journey);
  });
  afterAll(() => journey.stop());

  it('stands in the register, with how long there is to answer', async () => {
    const text = textOf(await (await reader.browser.get('/finance/refunds')).text());
    expect(text).toMatch(
      /dispute .* 25.00 EUR needs response fraudulent in \d+ days \(\d{4}-\d\d-\d\d\) -\d+\.\d\d EUR/,
    );
  });

  it('leaves a line in the audit log for whoever looks, as a page of a report does', async () => {
    const noted = () =>
      query<{ details: object }>(
        journey.databaseUrl,
        `select details from audit_log where action = 'report-lines-read' and subject_id = 'refunds-and-disputes'
          and actor_id = $1 order by number`,
        [reader.id],
      );
    const before = await noted();
    await reader.browser.get('/finance/refunds');
    expect((await noted()).slice(before.length)).toMatchObject([
      { details: { as: 'page', lines: 1, block: expect.any(String) } },
    ]);
  });

  it('stands on the dashboard, with the nearest deadline', async () => {
    const text = textOf(await (await reader.browser.get('/finance')).text());
    expect(text).toMatch(/Disputes to answer 1 The nearest deadline in \d+ days/);
    expect(text).toMatch(/-25.00 EUR disputed: 1 dispute, 100.0 % of gifts/);
  });
});
