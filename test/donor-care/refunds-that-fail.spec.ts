import { askForRefund, confirm, expectRefunded, give, refundsAtStripe } from '../support/care';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailAbout, mailsAbout, startMailJourney, type MailJourney } from '../support/reminders';
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
const nextRefund = (start: string) => control(journey, 'refunds/next', { start });
const GIVEN_BACK = 'A payment is on its way back';
const CAME_BACK = 'A payment back to you did not arrive';
const MINUTE = 1 / 1440;

/** Waits until the letter that tells of it stands so. */
function cameBack(state: string): Promise<{ state: string }[]> {
  return eventually(
    () => query<{ state: string }>(journey.databaseUrl, `select state from letters where kind = 'refund-failed'`),
    ([only]) => only?.state === state,
  );
}

async function refund(chargeId: string, amount: string): Promise<string> {
  const asked = await askForRefund(carer.browser, chargeId, amount);
  await confirm(carer.browser, asked);
  return asked;
}

function alarms(count: number): Promise<{ subject: string; details: object }[]> {
  return eventually(
    () =>
      query(
        journey.databaseUrl,
        `select subject, details from alarms where resolved_at is null and kind = 'refund-failed'`,
      ),
    ({ length }) => length === count,
  );
}

it('a refund that fails later calls for a person, and its page and the gift say so', async () => {
  const gift = await give(journey, 'anna@example.org');
  await nextRefund('fails_later');
  const asked = await refund(gift.chargeId, '25');
  await mailAbout(journey.mailbox, 'anna@example.org', GIVEN_BACK);
  expect(await alarms(0)).toEqual([]);
  await letPass(journey, MINUTE);
  const [failed] = await refundsAtStripe(journey, gift.chargeId);
  expect(await alarms(1)).toMatchObject([
    { subject: failed?.id, details: { chargeId: gift.chargeId, amountMinor: '2500', currency: 'EUR' } },
  ]);
  await expectRefunded(journey, 0n);
  expect(await page(asked)).toMatch(/class="failure" role="alert"[\s\S]*The refund of €25 failed/);
  expect(await page(asked)).not.toContain('when Stripe confirms');
  expect(await page(`/care/gifts/${gift.contributionId}`)).toContain('€25 failed');
  // Given back after all: nobody need look any more.
  await cameBack('pending');
  await letPass(journey, 6 * MINUTE);
  const { text } = await mailAbout(journey.mailbox, 'anna@example.org', CAME_BACK);
  expect(text).toMatch(/giving €25 of your gift to The Example Times back on .+\. The bank did not take the money/);
  await refund(gift.chargeId, '25');
  await expectRefunded(journey, 2500n);
  expect(await alarms(0)).toEqual([]);
  await mailAbout(journey.mailbox, 'anna@example.org', GIVEN_BACK, 2);
  expect(await page(asked)).toContain('The refund of €25 failed');
});

it.each(['pends', 'requires_action'])(
  'of a refund that %s nobody is told before it succeeds, and then once',
  async (start) => {
    const gift = await give(journey, 'boris@example.org');
    await nextRefund(start);
    await refund(gift.chargeId, '10');
    await expectRefunded(journey, 1000n);
    const letters = () =>
      query<{ state: string }>(journey.databaseUrl, `select state from letters where kind = 'refund'`);
    expect(await letters()).toEqual([]);
    const [made] = await refundsAtStripe(journey, gift.chargeId);
    await control(journey, `refunds/${made?.id}/move`, { to: 'succeeded' });
    await mailAbout(journey.mailbox, 'boris@example.org', GIVEN_BACK);
    await letPass(journey, MINUTE);
    expect(await eventually(letters, ([letter]) => letter?.state === 'sent')).toEqual([{ state: 'sent' }]);
    expect(await mailsAbout(journey.mailbox, 'boris@example.org', GIVEN_BACK)).toHaveLength(1);
  },
);

it('a refund that fails while it was pending is told to nobody but staff', async () => {
  const gift = await give(journey, 'clara@example.org');
  await nextRefund('pends');
  await refund(gift.chargeId, '10');
  const [made] = await refundsAtStripe(journey, gift.chargeId);
  await control(journey, `refunds/${made?.id}/move`, { to: 'failed', failureReason: 'expired_or_canceled_card' });
  expect(await alarms(1)).toMatchObject([{ details: { failureReason: 'expired_or_canceled_card' } }]);
  const letter = await eventually(
    () => query<{ state: string }>(journey.databaseUrl, `select state from letters where kind = 'refund'`),
    ([only]) => only?.state === 'suppressed',
  );
  expect(letter).toEqual([{ state: 'suppressed' }]);
  await cameBack('pending');
  await letPass(journey, 6 * MINUTE);
  await cameBack('suppressed');
  expect(await mailsAbout(journey.mailbox, 'clara@example.org', CAME_BACK)).toEqual([]);
  expect(await mailsAbout(journey.mailbox, 'clara@example.org', GIVEN_BACK)).toEqual([]);
});
