import {
  askFor,
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
import { eventually, startJourney, type Journey } from '../support/journey';
import { accountBalances } from '../support/ledger';
import { query } from '../support/query';
import { control } from '../support/sandbox-control';
import { member, type Member } from '../support/staff';

let journey: Journey;
let carer: Member;
beforeEach(async () => {
  journey = await startJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
});
afterEach(() => journey.stop());

const page = async (path: string): Promise<string> => (await carer.browser.get(path)).text();
const drawUp = (gift: Given, amount: string) => askForRefund(carer.browser, gift.chargeId, amount);
const yes = (path: string) => confirm(carer.browser, path);

it.each([
  ['0', 'refund_too_small'],
  ['', 'amount_unfit'],
  ['ten', 'amount_unfit'],
  ['-5', 'amount_unfit'],
  ['1.2345', 'amount_unfit'],
])('an amount of "%s" is refused before anything is asked', async (amount, code) => {
  const gift = await give(journey, 'boris@example.org');
  const refused = await postRefund(carer.browser, gift.chargeId, { amount });
  expect([refused.status, await refused.json()]).toMatchObject([400, { code, field: 'amount', currency: 'EUR' }]);
  expect(
    await (await postRefund(carer.browser, gift.chargeId, { amount: '1', because: 'a whim' })).json(),
  ).toMatchObject({ code: 'choice_unfit' });
  expect(await careActions(journey)).toEqual([]);
});

it('a refund that waits counts as given back, and one that failed does not', async () => {
  const gift = await give(journey, 'kira@example.org');
  await control(journey, 'refunds/next', { start: 'pends' });
  await yes(await drawUp(gift, '20'));
  expect(await (await postRefund(carer.browser, gift.chargeId, { amount: '6' })).json()).toMatchObject({
    code: 'refund_too_large',
    limitMinor: 500,
  });
  const [pending] = await refundsAtStripe(journey, gift.chargeId);
  await control(journey, `refunds/${pending?.id}/move`, { to: 'failed', failureReason: 'lost_or_stolen_card' });
  const asked = await drawUp(gift, '25');
  await yes(asked);
  expect(await page(asked)).toContain('Stripe was asked to give €25 back');
  await expectRefunded(journey, 2500n);
});

it('what the bank has taken back is not given back as well', async () => {
  const gift = await give(journey, 'lena@example.org');
  const asked = await drawUp(gift, '10');
  await control(journey, 'disputes', { charge: gift.chargeId, kind: 'chargeback', reason: 'fraudulent' });
  await yes(asked);
  expect(await page(asked)).toContain('took the money back. A refund would give it twice.');
  const refused = await postRefund(carer.browser, gift.chargeId, { amount: '10' });
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'charge_disputed' }]);
  expect(await refundsAtStripe(journey, gift.chargeId)).toEqual([]);
  const shown = await eventually(
    () => page(`/care/gifts/${gift.contributionId}`),
    (text) => text.includes('Disputed: the bank'),
  );
  expect(shown).toContain('Disputed: the bank has taken it back');
  expect((await accountBalances(journey))['contra:refunds:one-time EUR']).toBeUndefined();
});

it('a bank that only asks is answered with a refund', async () => {
  const gift = await give(journey, 'mara@example.org');
  await control(journey, 'disputes', { charge: gift.chargeId, kind: 'inquiry', reason: 'fraudulent' });
  const asked = await drawUp(gift, '25');
  await yes(asked);
  expect(await page(asked)).toContain('Stripe was asked to give €25 back');
  await expectRefunded(journey, 2500n);
});

it('a page is good for an hour', async () => {
  const gift = await give(journey, 'nina@example.org');
  const asked = await drawUp(gift, '10');
  await query(journey.databaseUrl, `update care_actions set asked_at = asked_at - interval '61 minutes'`);
  const late = await yes(asked);
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('This page is too old')]);
  expect(await refundsAtStripe(journey, gift.chargeId)).toEqual([]);
});

it('a charge that is no gift of ours is left to Stripe', async () => {
  const gift = { contributionId: '', chargeId: 'ch_nobodys' };
  const refused = await postRefund(carer.browser, gift.chargeId, { amount: '10' });
  expect([refused.status, await refused.json()]).toMatchObject([404, { code: 'gift_unknown' }]);
});

it.each([
  ['a refund', 'refund'],
  ['the end of a gift', 'gift-end'],
])('%s of what Stripe no longer has ends as refused, and does not stay under way', async (_words, kind) => {
  const gift = await give(journey, 'ludmila@example.org', kind === 'refund' ? {} : { frequency: 'monthly' });
  const asked =
    kind === 'refund'
      ? await drawUp(gift, '10')
      : await askFor(carer.browser, `/care/gifts/${gift.contributionId}/end`, { when: 'now' });
  const [method, path] = kind === 'refund' ? ['POST', '/v1/refunds'] : ['DELETE', '/v1/subscriptions'];
  await control(journey, 'faults', { kind: 'drop', effect: 'none', count: 3, method, path });
  expect((await yes(asked)).status).toBe(503);
  expect(await careActions(journey)).toEqual([{ state: 'under-way', attempt: 1, outcome: null }]);
  // As it is for Stripe once somebody has deleted the data of its test mode.
  await query(journey.databaseUrl, `update care_actions set subject = subject || 'Gone'`);
  expect((await yes(asked)).status).toBe(303);
  expect(await page(asked)).toContain('It was not done. Stripe has no such charge or recurring gift');
  expect(await careActions(journey)).toEqual([{ state: 'refused', attempt: 1, outcome: 'gone_at_stripe' }]);
  expect((await auditOf(journey, carer.id)).at(-1)).toMatchObject({
    action: `${kind}-refused`,
    details: { code: 'gone_at_stripe' },
  });
});
