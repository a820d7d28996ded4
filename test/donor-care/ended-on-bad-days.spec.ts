import { askFor, auditOf, confirm, give, subscriptionOf } from '../support/care';
import { eventually, startJourney, type Journey } from '../support/journey';
import { control } from '../support/sandbox-control';
import { member, type Member } from '../support/staff';
import { stripe } from '../support/stripe-api';

let journey: Journey;
let carer: Member;
beforeAll(async () => {
  journey = await startJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
});
afterAll(() => journey.stop());

const fault = (body: object, count: number, method: string) =>
  control(journey, 'faults', { ...body, count, method, path: '/v1/subscriptions' });
const begun = async (when: 'now' | 'with-period') => {
  const { contributionId } = await give(journey, 'anna@example.org', { frequency: 'monthly' });
  const asked = await askFor(carer.browser, `/care/gifts/${contributionId}/end`, { when });
  const subscription = await subscriptionOf(journey, contributionId);
  const atStripe = async () => {
    const answer = await stripe(journey, `subscriptions/${subscription}`, {}, 'GET');
    return (await answer.json()) as { status: string; cancel_at: number | null };
  };
  const lines = async () =>
    (await auditOf(journey, carer.id))
      .filter(({ subject_id }) => subject_id === contributionId)
      .map(({ action }) => action);
  const shown = (words: string) =>
    eventually(
      async () => (await carer.browser.get(`/care/gifts/${contributionId}`)).text(),
      (text) => text.includes(words),
    );
  return { asked, subscription, atStripe, lines, shown };
};

it('an end whose answer was lost is found again by the client’s own second try', async () => {
  const { asked, lines, shown } = await begun('now');
  await fault({ kind: 'drop', effect: 'applied' }, 1, 'DELETE');
  expect((await confirm(carer.browser, asked)).status).toBe(303);
  expect(await shown('<strong>Ended')).toContain('<strong>Ended');
  expect(await lines()).toEqual(['gift-end-asked', 'gift-stopped']);
});

it('said yes to several times at once, it ends once', async () => {
  const { asked, lines, shown } = await begun('now');
  await Promise.all([1, 2, 3, 4].map(() => confirm(carer.browser, asked)));
  expect(await shown('<strong>Ended')).toContain('<strong>Ended');
  expect(await lines()).toEqual(['gift-end-asked', 'gift-stopped']);
});

it.each([
  ['an error', { kind: 'status', status: 500, effect: 'none' }],
  ['an error after it was carried out', { kind: 'status', status: 500, effect: 'applied' }],
  ['no answer', { kind: 'drop', effect: 'none' }],
  ['no answer after it was carried out', { kind: 'drop', effect: 'applied' }],
])('after %s the end is planned once, and the gift is not called ended before', async (_words, trouble) => {
  const { asked, atStripe, lines, shown } = await begun('with-period');
  await fault(trouble, 3, 'POST');
  const silent = await confirm(carer.browser, asked);
  expect([silent.status, await silent.text()]).toEqual([503, expect.stringContaining('nothing is done twice')]);
  expect(await lines()).toEqual(['gift-end-asked']);
  expect((await confirm(carer.browser, asked)).status).toBe(303);
  expect(await shown('Ends by itself')).toContain('Ends by itself');
  expect(await atStripe()).toMatchObject({ status: 'active', cancel_at: expect.any(Number) });
  expect(await lines()).toEqual(['gift-end-asked', 'gift-stopped']);
});

it('what its donor ended meanwhile is as it was asked for', async () => {
  const { asked, subscription, lines, shown } = await begun('with-period');
  await stripe(journey, `subscriptions/${subscription}`, {}, 'DELETE');
  expect((await confirm(carer.browser, asked)).status).toBe(303);
  expect(await shown('<strong>Ended')).toContain('<strong>Ended');
  expect(await lines()).toEqual(['gift-end-asked', 'gift-stopped']);
});
