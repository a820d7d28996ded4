import { Suppressions } from '../../src/infrastructure/mail/suppressions';
import type { Temper } from '../../mailbox/smtp';
import { DataSource } from 'typeorm';
import { DonorsService } from '../../src/giving/donors/donors.service';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { eventually, eventualStatus, open, pay } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';

let journey: MailJourney;
let temper: Temper = () => 'take';

beforeAll(async () => (journey = await startMailJourney({ mailbox: { temper: (to) => temper(to) } })));
afterAll(() => journey.stop());

async function give(email: string, changes: Record<string, unknown>): Promise<string> {
  const opened = await open(journey, changes);
  await pay(opened, { email });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  return opened.contributionId;
}

const lettersOf = (contributionId: string): Promise<{ kind: string; state: string; outcome: string | null }[]> =>
  query(
    journey.databaseUrl,
    'select kind, state, outcome from letters where contribution_id = $1 order by written_at',
    [contributionId],
  );

const settled = (contributionId: string, count = 1) =>
  eventually(
    () => lettersOf(contributionId),
    (all) => all.length >= count && all.every(({ state }) => !['pending', 'claimed'].includes(state)),
  );

it('whoever wants a receipt for a single gift gets one, with what an accountant needs', async () => {
  await give('anna@example.org', { frequency: 'one-time', receipt: true });
  const mail = await mailTo(journey.mailbox, 'anna@example.org');
  expect(mail.subject).toBe('Your receipt');
  expect(mail.text).toMatch(/^Receipt: [0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/m);
  expect(mail.text).toContain('Amount: €25');
  expect(mail.text).toContain('Gift: One-time');
  // It is handed on to whoever does the taxes: it holds no key.
  expect(mail.text).not.toMatch(/\/manage\/./);
});

it('who did not ask for one gets none, and nothing is written down', async () => {
  const id = await give('boris@example.org', { frequency: 'one-time', receipt: false });
  expect(await lettersOf(id)).toEqual([]);
});

it('a monthly gift is thanked for at first and each time it arrives, once each, with the way to stop it', async () => {
  const id = await give('clara@example.org', { frequency: 'monthly', amountMinor: 1_000, language: 'ru' });
  const first = await mailTo(journey.mailbox, 'clara@example.org');
  expect(first.text).toContain('Первое пожертвование получено.');
  // Receipts are handed on: they hold no key to the gifts.
  expect(first.text).toMatch(/\/manage\?language=ru\n/);
  await letPass(journey, 32);
  const renewal = await mailTo(journey.mailbox, 'clara@example.org', 2);
  expect(renewal.text).toContain('ещё один месяц');
  expect(numberIn(renewal.text)).not.toBe(numberIn(first.text));
  expect(await settled(id, 2)).toEqual(Array(2).fill({ kind: 'receipt', state: 'sent', outcome: expect.any(String) }));
});

it('who wants no more reminders still gets the receipt; an address that was refused gets nothing', async () => {
  const suppress = (email: string, reason: 'unsubscribed' | 'refused') =>
    journey.app.get(Suppressions).add(journey.app.get(DataSource).manager, email, reason, new Date());
  await suppress('dora@example.org', 'unsubscribed');
  await suppress('emil@example.org', 'refused');
  const dora = await give('dora@example.org', { receipt: true });
  const emil = await give('emil@example.org', { receipt: true });
  expect(await settled(dora)).toMatchObject([{ state: 'sent' }]);
  expect(await settled(emil)).toMatchObject([{ state: 'suppressed' }]);
});

it('what the mail server does not take is tried again later, and not for whoever was erased meanwhile', async () => {
  temper = () => ({ code: 451, at: 'data' });
  const [fania, galina] = [
    await give('fania@example.org', { receipt: true }),
    await give('galina@example.org', { receipt: true }),
  ];
  for (const id of [fania, galina])
    await eventually(
      () => lettersOf(id),
      ([letter]) => letter?.outcome === '451' && letter.state === 'pending',
    );
  const manager = journey.app.get(DataSource).manager;
  await journey.app
    .get(DonorErasure)
    .erase((await journey.app.get(DonorsService).known(manager, 'galina@example.org')) ?? '');
  temper = () => 'take';
  await letPass(journey, 0.1);
  expect(await settled(fania)).toMatchObject([{ state: 'sent' }]);
  expect((await settled(galina))[0]?.state ?? 'cancelled').toBe('cancelled');
  expect((await journey.mailbox.mails()).filter(({ to }) => to.includes('galina@example.org'))).toEqual([]);
});

function numberIn(text: string): string | undefined {
  return /([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1];
}
