import { failing, giveAccount, toCardPage } from '../support/cards-given';
import { doorIn, giver, standing } from '../support/donor';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { rebuildOf } from '../support/rebuild';
import { control } from '../support/sandbox-control';
import { letPass, mailAbout, startMailJourney, type MailJourney } from '../support/reminders';

const DAY_MS = 86_400_000;
const SENT_BACK = 'AT861904300235473202';

/** Banks take three days, and what could not be taken is tried again after five days, whatever month it is. */
let journey: MailJourney;
beforeAll(async () => {
  const dunning = { subscription: 'past_due', invoice: 'open' } as const;
  journey = await startMailJourney({ sandbox: { dunning, retryAfterDays: [5, 1], settleAfterMs: 3 * DAY_MS } });
});
afterAll(() => journey.stop());

const sql = (text: string, values: unknown[] = []) => query<Record<string, string>>(journey.databaseUrl, text, values);
const letters = () =>
  sql(
    `select id, business_id, state, sent_at::text from letters where kind = 'payment-failed' order by written_at, business_id`,
  );
/** By bill and try, and whether a card or account given anew was tried. */
const tries = async () =>
  (await letters()).map(({ business_id }) => {
    const [, attempt, change] = (business_id ?? '').split(':');
    return change === undefined ? attempt : `${attempt} anew`;
  });
/** Something is to be mended, so that what was rebuilt is taken over. */
const mended = async () => {
  await sql('update invoices set attempt_count = attempt_count + 7');
  expect((await rebuildOf(journey, 'mend')).differences.map(({ table }) => table)).toEqual(['invoices']);
};

it('each try that failed has one letter, an account given in between, too, and a rebuild writes none of them again', async () => {
  const { gift, email, browser } = await failing(journey, 'rosa');
  const door = doorIn((await mailAbout(journey.mailbox, email, 'A payment did not go through')).text);
  await giveAccount(await toCardPage(browser, door, gift), SENT_BACK);
  await eventually(
    () => sql(`select from gift_changes where payment_under_way`),
    ({ length }) => length === 1,
  );
  await letPass(journey, 3.1);
  await eventually(letters, ({ length }) => length === 2);
  await letPass(journey, 5.1);
  await letPass(journey, 3.1);
  await eventually(letters, ({ length }) => length === 3);
  expect(await tries()).toEqual(['1', '1 anew', '2 anew']);
  await standing(journey, gift, (row) => row['status'] === 'past_due');
  await letPass(journey, 0.1);
  const sent = await eventually(letters, (all) => all.every(({ state }) => state !== 'pending' && state !== 'claimed'));
  await mended();
  expect(await letters()).toEqual(sent);
});

it('what a version before named by its bill and try alone is not written again either', async () => {
  const named = `select l from letters l where l.business_id like 'in\\_%:2:%'`;
  await sql(`insert into letters select (jsonb_populate_record(old.l, jsonb_build_object('id', gen_random_uuid(),
      'business_id', split_part((old.l).business_id, ':', 1) || ':2'))).* from (${named}) old`);
  await sql(`delete from mail_tokens where letter_id in (select (l).id from (${named}) old)`);
  await sql(`delete from letters where id in (select (l).id from (${named}) old)`);
  const before = await letters();
  expect(await tries()).toEqual(['1', '1 anew', '2']);
  await mended();
  expect(await letters()).toEqual(before);
});

it('of a stolen card it is not said to be tried again: Stripe plans to, and waits for another card', async () => {
  const { gift, email } = await giver(journey, 'stella');
  const { stripe_id: subscription } = await standing(journey, gift, (row) => row['status'] === 'active');
  await control(journey, 'charges/outcomes', {
    subscription,
    outcome: 'declined',
    declineCode: 'stolen_card',
    count: 1,
  });
  await letPass(journey, 32);
  const { text } = await mailAbout(journey.mailbox, email, 'A payment did not go through');
  expect(text).toContain('It is not tried again by itself.');
  const page = await (await fetch(journey.url + doorIn(text))).text();
  expect(page).toContain('It is not tried again by itself.');
});
