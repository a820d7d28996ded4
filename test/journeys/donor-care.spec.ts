import { askFor, auditOf, confirm, find, give, subscriptionOf } from '../support/care';
import { dumpDatabase } from '../support/database-dump';
import { eventually } from '../support/journey';
import { goOn } from '../support/leaving';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { member, type Member } from '../support/staff';
import { stripe } from '../support/stripe-api';

let journey: MailJourney;
let carer: Member;
beforeAll(async () => {
  journey = await startMailJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
});
afterAll(() => journey.stop());

const page = async (path: string): Promise<string> => (await carer.browser.get(path)).text();

describe('what a donor asks for', () => {
  it('a receipt comes once more, weeks later too, and once however often the page is sent', async () => {
    await give(journey, 'clara@example.org');
    const first = await mailTo(journey.mailbox, 'clara@example.org');
    await letPass(journey, 40);
    const [letter] = await query<{ id: string }>(
      journey.databaseUrl,
      `select l.id from letters l join contributions c on c.id = l.contribution_id where l.number = $1`,
      [/^Receipt: (\S+)$/m.exec(first.text)?.[1]],
    );
    const asked = await askFor(carer.browser, `/care/letters/${letter?.id}/sending`, {});
    expect(await page(asked)).toMatch(/Receipt [0-9A-Z-]{14} for €25 given on \d{4}-\d\d-\d\d is sent once more/);
    expect((await journey.mailbox.mails()).filter(({ to }) => to.includes('clara@example.org'))).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => confirm(carer.browser, asked)));
    const again = await mailTo(journey.mailbox, 'clara@example.org', 2);
    expect(again.text).toBe(first.text);
    await confirm(carer.browser, asked);
    expect(await page(asked)).toContain('on its way');
    const lines = (await auditOf(journey, carer.id)).filter(({ action }) => action === 'receipt-sent-again');
    expect(lines).toMatchObject([{ details: { reason: 'The donor wrote to us', letter: letter?.id } }]);
    expect((await journey.mailbox.mails()).filter(({ to }) => to.includes('clara@example.org'))).toHaveLength(2);
  });

  it('a link to their gifts goes to their own address, and works', async () => {
    await give(journey, 'dora@example.org', { frequency: 'monthly', language: 'ru' });
    await mailTo(journey.mailbox, 'dora@example.org');
    const donor = await find(carer.browser, 'dora@example.org');
    const asked = await askFor(carer.browser, `${donor}/manage-link`, {});
    await Promise.all([1, 2].map(() => confirm(carer.browser, asked)));
    const { text } = await mailTo(journey.mailbox, 'dora@example.org', 2);
    const link = /http\S+\/manage\/[\w-]{43}\?language=ru/.exec(text)?.[0] ?? 'no link';
    expect((await fetch(link)).status).toBe(200);
    const shown = await eventually(
      () => page(donor),
      (each) => each.includes('Link to manage gifts'),
    );
    expect(shown).toContain('Link to manage gifts');
    expect(shown).not.toContain(new URL(link).pathname.split('/').at(-1));
    const links = () =>
      query<{ state: string }>(journey.databaseUrl, `select state from letters where kind = 'manage-link'`);
    // It arrives a moment before it is noted as sent.
    expect(await eventually(links, (all) => all.every(({ state }) => state === 'sent'))).toHaveLength(1);
  });

  it('a donor who cannot get a link any more is erased at their word: once, and audited', async () => {
    const { contributionId } = await give(journey, 'hanna@example.org', { frequency: 'monthly' });
    await mailTo(journey.mailbox, 'hanna@example.org');
    const donor = await find(carer.browser, 'hanna@example.org');
    const asked = await askFor(carer.browser, `${donor}/erasure`, {});
    expect(await page(asked)).toContain('Their recurring gifts end at once');
    await Promise.all([1, 2].map(() => confirm(carer.browser, asked)));
    expect(await page(asked)).toContain('It is under way');
    const { text } = await mailTo(journey.mailbox, 'hanna@example.org', 2);
    expect(text).toContain('the last mail to this address');
    await eventually(
      async () => {
        await goOn(journey);
        return find(carer.browser, 'hanna@example.org');
      },
      (found) => found.startsWith('no donor'),
    );
    expect(await find(carer.browser, 'hanna@example.org')).toMatch(/^no donor/);
    const subscription = await subscriptionOf(journey, contributionId);
    const ended = await stripe(journey, `subscriptions/${subscription}`, {}, 'GET');
    expect(await ended.json()).toMatchObject({ status: 'canceled' });
    const lines = (await auditOf(journey, carer.id)).filter(({ action }) => action === 'erasure-asked');
    expect(lines).toMatchObject([
      { subject_id: donor.split('/').at(-1), details: { reason: 'The donor wrote to us' } },
    ]);
    const again = await carer.browser.submit(`${donor}/erasure`, [['reason', 'Asked once more']], '/care');
    expect(again.status).toBe(404);
  });

  it('a gift ends with the period that is paid, and is told of by Stripe', async () => {
    const { contributionId } = await give(journey, 'emil@example.org', { frequency: 'monthly' });
    await mailTo(journey.mailbox, 'emil@example.org');
    const asked = await askFor(carer.browser, `/care/gifts/${contributionId}/end`, { when: 'with-period' });
    const day = /ends on (\d{4}-\d\d-\d\d), with the period that is paid/.exec(await page(asked))?.[1];
    await Promise.all([1, 2, 3].map(() => confirm(carer.browser, asked)));
    await mailTo(journey.mailbox, 'emil@example.org', 2);
    const shown = await page(`/care/gifts/${contributionId}`);
    expect(shown).toContain('Ends by itself');
    expect(shown).toContain(`Ends on: ${day}`);
    const again = await carer.browser.submit(
      `/care/gifts/${contributionId}/end`,
      [
        ['reason', 'Asked twice'],
        ['when', 'with-period'],
      ],
      '/care',
    );
    expect(await again.text()).toContain('The end is planned already');
    await letPass(journey, 33);
    expect(
      await eventually(
        () => page(`/care/gifts/${contributionId}`),
        (text) => text.includes('<strong>Ended'),
      ),
    ).toContain('<strong>Ended');
    const charges = await query(journey.databaseUrl, `select from letters where contribution_id = $1`, [
      contributionId,
    ]);
    expect(charges).toHaveLength(1);
  });

  it('or ends now; what has ended cannot be ended', async () => {
    const { contributionId } = await give(journey, 'fania@example.org', { frequency: 'annual', amountMinor: 12_000 });
    const asked = await askFor(carer.browser, `/care/gifts/${contributionId}/end`, { when: 'now' });
    expect(await page(asked)).toContain('The annual gift of €120 ends now.');
    expect((await confirm(carer.browser, asked)).status).toBe(303);
    expect((await confirm(carer.browser, asked)).status).toBe(303);
    expect(await page(asked)).toContain('Stripe has been told');
    expect(
      await eventually(
        () => page(`/care/gifts/${contributionId}`),
        (text) => text.includes('<strong>Ended'),
      ),
    ).toContain('<strong>Ended');
    const subscription = await subscriptionOf(journey, contributionId);
    const lines = (await auditOf(journey, carer.id)).filter(({ subject_id }) => subject_id === contributionId);
    expect(lines).toMatchObject([
      { action: 'gift-end-asked', details: { ends: 'now', subscription, reason: 'The donor wrote to us' } },
      { action: 'gift-stopped', details: { ends: 'now', subscription } },
    ]);
    const again = await carer.browser.submit(
      `/care/gifts/${contributionId}/end`,
      [
        ['reason', 'Asked twice'],
        ['when', 'now'],
      ],
      '/care',
    );
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('has ended already')]);
  });

  it('a gift that renewed since the page was made does not end a month later than was said', async () => {
    const { contributionId } = await give(journey, 'galina@example.org', { frequency: 'monthly' });
    const asked = await askFor(carer.browser, `/care/gifts/${contributionId}/end`, { when: 'with-period' });
    await letPass(journey, 32);
    await confirm(carer.browser, asked);
    expect(await page(asked)).toContain('It was not done.');
    const subscription = await stripe(
      journey,
      `subscriptions/${await subscriptionOf(journey, contributionId)}`,
      {},
      'GET',
    );
    expect(await subscription.json()).toMatchObject({ status: 'active', cancel_at: null });
  });
});

describe('nobody else', () => {
  it.each(['finance-export', 'finance-read', 'admin'] as const)('%s is let in', async (role) => {
    const { browser } = await member(journey, `${role}@newsroom.example`, [role]);
    const csrf = await browser.csrf();
    const id = '00000000-0000-4000-8000-000000000000';
    for (const path of ['/care', `/care/donors/${id}`, `/care/gifts/${id}`, `/care/actions/${id}`])
      expect([path, (await browser.get(path)).status]).toEqual([path, 403]);
    for (const path of ['/care', `/care/charges/ch_1/refund`, `/care/gifts/${id}/end`, `/care/actions/${id}`])
      expect([path, (await browser.post(path, { csrf })).status]).toEqual([path, 403]);
  });

  it('says yes in another’s name, or without the token of the session', async () => {
    const { contributionId } = await give(journey, 'hanna@example.org', { frequency: 'monthly' });
    const asked = await askFor(carer.browser, `/care/gifts/${contributionId}/end`, { when: 'now' });
    const other = await member(journey, 'other@newsroom.example', ['donor-care']);
    expect((await other.browser.get(asked)).status).toBe(404);
    expect((await confirm(other.browser, asked)).status).toBe(404);
    expect((await carer.browser.post(asked, {})).status).toBe(403);
    expect((await carer.browser.post('/care', { address: 'hanna@example.org' })).status).toBe(403);
    expect(await page(`/care/gifts/${contributionId}`)).toContain('Goes on');
  });
});

it('no address and no reason reaches an address, the log, the books or Stripe', async () => {
  const { contributionId, chargeId } = await give(journey, 'planted.canary@example.org', { frequency: 'monthly' });
  const [reason, leak] = ['Canaryreason planted here', 'Write to planted.canary@example.org'];
  const before = journey.sentToStripe.length;
  const donor = await find(carer.browser, 'planted.canary@example.org');
  await find(carer.browser, 'missed.canary@example.org');
  const ask = (path: string, fields: Record<string, string>) => askFor(carer.browser, path, { reason, ...fields });
  const pages = [
    await ask(`/care/charges/${chargeId}/refund`, { amount: '1', because: 'duplicate' }),
    await ask(`/care/gifts/${contributionId}/end`, { when: 'with-period' }),
    await ask(`${donor}/manage-link`, {}),
  ];
  for (const each of pages) await confirm(carer.browser, each);
  const refused = await carer.browser.submit(`${donor}/manage-link`, [['reason', leak]], '/care');
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('leave names and addresses out'),
  ]);
  for (const short of ['', 'no', 'x'.repeat(301)])
    expect((await carer.browser.submit(`${donor}/manage-link`, [['reason', short]], '/care')).status).toBe(400);
  await mailTo(journey.mailbox, 'planted.canary@example.org', 2);
  expect(journey.sentToStripe.length).toBeGreaterThan(before + 3);
  expect(journey.sentToStripe.slice(before).join('\n')).not.toMatch(/canary/i);
  expect(journey.logLines.join('\n')).not.toMatch(/canary/i);
  expect([donor, ...pages].join()).not.toMatch(/canary/i);
  const dump = await dumpDatabase(journey.databaseUrl);
  expect(dump).not.toMatch(/\.canary|canary@/i);
  // Where it belongs, and by it we see that it would be found elsewhere.
  const holding = dump.split('\n').filter((line) => line.includes('Canaryreason'));
  expect(new Set(holding.map((line) => line.split(' ')[0]))).toEqual(
    new Set(['public.audit_log', 'public.care_actions']),
  );
});
