import {
  askForRefund,
  auditOf,
  careActions,
  confirm,
  expectRefunded,
  give,
  postRefund,
  refundsAtStripe,
  type Given,
} from '../support/care';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';
import { member, type Member } from '../support/staff';

let journey: MailJourney;
let carer: Member;
beforeEach(async () => {
  journey = await startMailJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
});
afterEach(() => journey.stop());

const page = async (path: string): Promise<string> => (await carer.browser.get(path)).text();
const drawUp = (gift: Given, amount: string) => askForRefund(carer.browser, gift.chargeId, amount);
const yes = (path: string) => confirm(carer.browser, path);
const fault = (body: object, count: number, path = '/v1/refunds', method = 'POST') =>
  control(journey, 'faults', { ...body, count, method, path });

it('a part and then the rest are given back, each booked to the cent, and the donor is written to', async () => {
  const gift = await give(journey, 'anna@example.org');
  await mailTo(journey.mailbox, 'anna@example.org');
  const first = await drawUp(gift, '7,50');
  expect(await page(first)).toMatch(/€7\.50 of the €25 given on \d{4}-\d\d-\d\d goes back to the card/);
  expect(await refundsAtStripe(journey, gift.chargeId)).toEqual([]);
  expect((await yes(first)).headers.get('location')).toBe(first);
  expect(await page(first)).toContain('Stripe was asked to give €7.50 back. It is booked');
  await expectRefunded(journey, 750n);
  const tooMuch = await postRefund(carer.browser, gift.chargeId, { amount: '17.51' });
  expect([tooMuch.status, await tooMuch.json()]).toMatchObject([
    400,
    { code: 'refund_too_large', limitMinor: 1750, currency: 'EUR', field: 'amount' },
  ]);
  await mailTo(journey.mailbox, 'anna@example.org', 2);
  const rest = await drawUp(gift, '17.50');
  expect(await page(rest)).toContain('€7.50 went back before');
  await yes(rest);
  await expectRefunded(journey, 2500n);
  const letters = [
    await mailTo(journey.mailbox, 'anna@example.org', 2),
    await mailTo(journey.mailbox, 'anna@example.org', 3),
  ];
  expect(letters.map(({ text }) => /€17\.50|€7\.50/.exec(text)?.[0])).toEqual(['€7.50', '€17.50']);
  expect(await (await postRefund(carer.browser, gift.chargeId, { amount: '1' })).json()).toMatchObject({
    code: 'charge_refunded',
  });
  expect(await auditOf(journey, carer.id)).toMatchObject([
    { action: 'refund-asked', subject_id: gift.contributionId, details: { amountMinor: '750', currency: 'EUR' } },
    { action: 'refund-made', subject_id: gift.contributionId, details: { charge: gift.chargeId } },
    { action: 'refund-asked', details: { amountMinor: '1750', reason: 'The donor wrote to us' } },
    { action: 'refund-made', details: { amountMinor: '1750' } },
  ]);
  expect((await refundsAtStripe(journey, gift.chargeId)).map(({ reason }) => reason)).toEqual(
    Array(2).fill('requested_by_customer'),
  );
});

it('sent ten times at once, in several tabs, it is given back once', async () => {
  const gift = await give(journey, 'clara@example.org');
  const asked = await drawUp(gift, '10');
  await Promise.all(Array.from({ length: 10 }, () => yes(asked)));
  await yes(asked);
  expect(await refundsAtStripe(journey, gift.chargeId)).toHaveLength(1);
  await expectRefunded(journey, 1000n);
  expect(await careActions(journey)).toEqual([{ state: 'done', attempt: 1, outcome: null }]);
  expect((await auditOf(journey, carer.id)).map(({ action }) => action)).toEqual(['refund-asked', 'refund-made']);
});

it('two pages for one charge, sent at once: the second is not true any more', async () => {
  const gift = await give(journey, 'dora@example.org');
  const [one, two] = [await drawUp(gift, '10'), await drawUp(gift, '10')];
  const answers = await Promise.all([yes(one), yes(two)]);
  expect(answers.some(({ status }) => status === 303)).toBe(true);
  // Whichever came too late is sent once more, and says so.
  await Promise.all([yes(one), yes(two)]);
  expect(await refundsAtStripe(journey, gift.chargeId)).toHaveLength(1);
  expect((await careActions(journey)).map(({ state, outcome }) => outcome ?? state).sort()).toEqual([
    'changed_meanwhile',
    'done',
  ]);
  await expectRefunded(journey, 1000n);
});

it('what was refunded in the dashboard meanwhile makes the page untrue', async () => {
  const gift = await give(journey, 'emil@example.org');
  const asked = await drawUp(gift, '20');
  await control(journey, 'refunds', { charge: gift.chargeId, amount: 500 });
  await yes(asked);
  expect(await page(asked)).toContain('Since the page was made the charge or the gift has changed');
  await expectRefunded(journey, 500n);
  expect((await auditOf(journey, carer.id)).at(-1)).toMatchObject({
    action: 'refund-refused',
    details: { code: 'changed_meanwhile' },
  });
});

it('a server error at Stripe is told, and trying again after a while gives it back once, under another key', async () => {
  const gift = await give(journey, 'fania@example.org');
  const asked = await drawUp(gift, '10');
  // The client itself tries three times.
  await fault({ kind: 'status', status: 500, effect: 'none' }, 3);
  const trouble = await yes(asked);
  expect([trouble.status, await trouble.text()]).toEqual([503, expect.stringContaining('Stripe did not answer')]);
  expect(await page(asked)).toContain('it is not known yet whether Stripe has done it');
  expect(await careActions(journey)).toEqual([{ state: 'under-way', attempt: 2, outcome: null }]);
  // Stripe may yet carry it out: another one under another key would be a second refund.
  const tooSoon = await yes(asked);
  expect([tooSoon.status, await tooSoon.text()]).toEqual([503, expect.stringContaining('Try again in 10 minutes')]);
  expect(await refundsAtStripe(journey, gift.chargeId)).toEqual([]);
  await query(journey.databaseUrl, `update care_actions set not_before = not_before - interval '10 minutes'`);
  await yes(asked);
  expect(await refundsAtStripe(journey, gift.chargeId)).toHaveLength(1);
  await expectRefunded(journey, 1000n);
  expect(await careActions(journey)).toEqual([{ state: 'done', attempt: 2, outcome: null }]);
});

it('a server error after it was carried out does not give it back twice', async () => {
  const gift = await give(journey, 'galina@example.org');
  const asked = await drawUp(gift, '10');
  await fault({ kind: 'status', status: 500, effect: 'applied' }, 3);
  expect((await yes(asked)).status).toBe(503);
  await yes(asked);
  expect(await page(asked)).toContain('Stripe was asked to give €10 back');
  expect(await refundsAtStripe(journey, gift.chargeId)).toHaveLength(1);
  await expectRefunded(journey, 1000n);
});

it('an answer lost after it was carried out is found again, also when the key is long forgotten', async () => {
  const gift = await give(journey, 'hanna@example.org');
  const asked = await drawUp(gift, '10');
  await fault({ kind: 'drop', effect: 'applied' }, 3);
  expect((await yes(asked)).status).toBe(503);
  expect(await careActions(journey)).toEqual([{ state: 'under-way', attempt: 1, outcome: null }]);
  // Nobody gives anything else back until it is known.
  const other = await drawUp(gift, '5');
  const kept = await yes(other);
  expect([kept.status, await kept.text()]).toEqual([409, expect.stringContaining('Something else is under way')]);
  await letPass(journey, 3);
  // Whoever asked may have left for the day.
  const colleague = await member(journey, 'colleague@newsroom.example', ['donor-care']);
  const shown = await (await colleague.browser.get(`/care/gifts/${gift.contributionId}`)).text();
  expect(shown).toContain(`href="${asked}"`);
  await Promise.all([yes(asked), confirm(colleague.browser, asked)]);
  const [refund, ...more] = await refundsAtStripe(journey, gift.chargeId);
  expect(more).toEqual([]);
  const made = [...(await auditOf(journey, carer.id)), ...(await auditOf(journey, colleague.id))].slice(1);
  expect(made).toMatchObject([{ action: 'refund-made', details: { stripe: refund?.id } }]);
  await expectRefunded(journey, 1000n);
});

it('while Stripe cannot be looked at, nothing is taken for refused', async () => {
  const gift = await give(journey, 'ivan@example.org');
  const asked = await drawUp(gift, '10');
  await fault({ kind: 'drop', effect: 'applied' }, 3);
  await yes(asked);
  for (const trouble of [{ kind: 'status', status: 503, effect: 'none' }, { kind: 'rate_limit' }]) {
    await fault(trouble, 3, '/v1/charges', 'GET');
    expect((await yes(asked)).status).toBe(503);
    await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  }
  await fault({ kind: 'status', status: 503, effect: 'none' }, 3, '/v1/refunds', 'GET');
  expect((await postRefund(carer.browser, gift.chargeId, { amount: '1' })).status).toBe(503);
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await yes(asked);
  expect(await refundsAtStripe(journey, gift.chargeId)).toHaveLength(1);
  await expectRefunded(journey, 1000n);
});

it('a process that dies between Stripe and its own books goes on where it was', async () => {
  const gift = await give(journey, 'jana@example.org');
  const asked = await drawUp(gift, '10');
  await yes(asked);
  // As it would stand: said yes to, carried out at Stripe, and nothing written since.
  await query(
    journey.databaseUrl,
    `update care_actions set state = 'under-way', settled_at = null, result_id = null where id = $1`,
    [asked.split('/').at(-1)],
  );
  await yes(asked);
  expect(await careActions(journey)).toEqual([{ state: 'done', attempt: 1, outcome: null }]);
  expect(await refundsAtStripe(journey, gift.chargeId)).toHaveLength(1);
  await expectRefunded(journey, 1000n);
});
