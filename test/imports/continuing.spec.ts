import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { Clock } from '../../src/foundation/clock/clock';
import { FirstCharges } from '../../src/imports/continuing/first-charges';
import { StoppedAgreements } from '../../src/imports/continuing/stopped-agreements';
import { StoppingList } from '../../src/imports/continuing/stopping-list';
import { Invitations } from '../../src/imports/inviting/invitations';
import { SubscriptionImport } from '../../src/imports/subscriptions/subscription-import';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { RenewalsAhead } from '../../src/letters/ahead/renewals-ahead';
import { CARD } from '../support/journey';
import { query } from '../support/query';
import { startRecurringJourney, type RecurringJourney } from '../support/recurring';
import { mailEnvironment, mailTo, tokenIn } from '../support/reminders';

/** Donors of another processor let their gifts go on here. */
describe('continuing', () => {
  let mailbox: Mailbox;
  let journey: RecurringJourney;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-continuing-'));
    mailbox = await startMailbox();
    journey = await startRecurringJourney({ environment: mailEnvironment(mailbox) }, new Date('2027-01-05T09:00:00Z'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await journey.stop().finally(() => mailbox.stop());
  });

  const get = <T>(service: new (...all: never[]) => T): T => journey.app.get(service, { strict: false });
  const written = { how: 'written', atFault: 'nothing' } as const;
  const fileOf = (lines: readonly string[]): string => {
    const file = path.join(folder, 'file.csv');
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const agreed = (id: string, email: string, nextOn = '2027-01-15', interval = '1 month'): Promise<unknown> =>
    get(SubscriptionImport).run(
      {
        file: fileOf([
          'id;status;customer.email;amount.value;amount.currency;interval;nextPaymentDate',
          `${id};active;${email};12,50;EUR;${interval};${nextOn}`,
        ]),
        source: 'mollie',
      },
      written,
      {},
    );
  const stopped = (id: string, said: 'stopped' | 'going on' = 'stopped') =>
    get(StoppedAgreements).note(fileOf([id]), 'mollie', said, written);
  const linkOf = async (email: string, count = 1): Promise<string> =>
    tokenIn(await mailTo(mailbox, email, count), '/continue/');
  const page = async (token: string): Promise<string> => (await fetch(`${journey.url}/continue/${token}`)).text();
  const submit = (token: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${journey.url}/continue/${token}`, {
      ...{ method: 'POST', body: new URLSearchParams({ language: 'en', ...fields }), redirect: 'manual' },
    });
  const AGREE = { consentVersion: '2026-11' };
  const pay = (url: string, email: string): Promise<Response> =>
    fetch(url, {
      ...{ method: 'POST', redirect: 'manual' },
      body: new URLSearchParams({ method: 'card', number: CARD.pays, email, name: 'Jane Roe' }),
    });
  /** From the mailed link to the kept card. @returns where the donor is led back to */
  async function takeUp(email: string): Promise<string> {
    const opened = await submit(await linkOf(email), AGREE);
    const paid = await pay(opened.headers.get('location') ?? '', email);
    await journey.settle();
    return paid.headers.get('location') ?? '';
  }
  /** Time passes, and ours has a look. */
  async function pass(days: number): Promise<void> {
    await journey.letPass(days);
    await get(FirstCharges).keep();
    await journey.settle();
  }
  const chargesOf = async (id: string): Promise<string[]> => {
    const rows = await query<{ created: Date; amount_minor: string }>(
      journey.databaseUrl,
      `select c.created, c.amount_minor from charges c join invoice_payments ip on ip.payment_intent_id = c.payment_intent_id
       join invoices i on i.stripe_id = ip.invoice_id join subscriptions s on s.stripe_id = i.subscription_id
       join imported_subscriptions m on m.contribution_id = s.contribution_id
       where m.external_id = $1 and c.status = 'succeeded' order by c.created`,
      [id],
    );
    return rows.map(({ created, amount_minor }) => `${created.toISOString().slice(0, 10)} ${amount_minor}`);
  };
  const firstOf = async (id: string): Promise<string | undefined> => {
    const [row] = await query<{ at: Date }>(
      journey.databaseUrl,
      `select s.current_period_end as at from subscriptions s join imported_subscriptions m using (contribution_id) where m.external_id = $1`,
      [id],
    );
    return row?.at.toISOString();
  };
  const mailsTo = async (email: string): Promise<number> =>
    (await mailbox.mails()).filter(({ to }) => to.includes(email)).length;

  it('from the letter to the first charge, on the kept day, once the old agreement was ended', async () => {
    await agreed('sub_a', 'anna@example.org');
    expect(await get(Invitations).invite('tried', 200, null)).toEqual({ invited: 1, left: 0 });
    expect(await mailsTo('anna@example.org')).toBe(0);
    expect(await get(Invitations).invite('written', 200, 'mollie')).toEqual({ invited: 1, left: 0 });
    expect(await get(Invitations).invite('written', 200, null)).toEqual({ invited: 0, left: 0 });
    const token = await linkOf('anna@example.org');

    const shown = await page(token);
    expect(shown).toContain('€12.50 a month');
    expect(shown).toContain('January 15, 2027');
    const refused = await submit(token, {});
    expect(refused.headers.get('location')).toBe(
      `/continue/${token}?language=en&problem=consent_missing&retryAfterSeconds=`,
    );
    const twice = await Promise.all([submit(token, AGREE), submit(token, AGREE)]);
    const [url, other] = twice.map((opened) => opened.headers.get('location') ?? '');
    expect(url).toContain('/pay/cs_');
    expect(other).toBe(url);
    const back = (await pay(url ?? '', 'anna@example.org')).headers.get('location') ?? '';
    await pass(1 / 1440);

    const thanks = await (await fetch(back)).text();
    expect(thanks).toContain('Your gift of €12.50 a month goes on.');
    expect(thanks).toContain('for the first time on January 15, 2027');
    expect(await page(token)).toContain('Your gift goes on');
    expect((await submit(token, AGREE)).headers.get('location')).toBe(`/continue/${token}?language=en`);
    // nobody has said that it was stopped: a whole interval ahead
    expect(await firstOf('sub_a')).toBe('2027-02-15T11:00:00.000Z');
    expect(await get(StoppingList).all()).toEqual([
      { source: 'mollie', externalId: 'sub_a', stopBy: '2027-01-12', firstOn: '2027-01-15' },
    ]);

    await pass(4);
    expect(await stopped('sub_a')).toMatchObject({ noted: 1, faults: [], written: true });
    expect(await stopped('sub_a')).toMatchObject({ noted: 0, known: 1 });
    await pass(1 / 1440);
    expect(await firstOf('sub_a')).toBe('2027-01-15T11:00:00.000Z');
    expect(await get(StoppingList).all()).toEqual([]);
    await pass(5);
    expect(await chargesOf('sub_a')).toEqual([]);
    await pass(2);
    expect(await chargesOf('sub_a')).toEqual(['2027-01-15 1250']);
    const receipt = await mailTo(mailbox, 'anna@example.org', 2);
    expect(receipt.text).toContain('€12.50');
    await pass(31);
    expect(await chargesOf('sub_a')).toEqual(['2027-01-15 1250', '2027-02-15 1250']);
  });

  it('is not taken while nobody says that the old agreement was ended, not even after a month without a look', async () => {
    const now = get(Clock as never as new () => Clock).now();
    expect(now.toISOString().slice(0, 7)).toBe('2027-02');
    await agreed('sub_b', 'ben@example.org', '2027-03-01');
    await get(Invitations).invite('written', 200, null);
    await takeUp('ben@example.org');
    await pass(1 / 1440);
    for (const days of [9, 25, 27, 3, 26]) await pass(days);
    expect(await chargesOf('sub_b')).toEqual([]);
    await stopped('sub_b');
    await pass(1 / 1440);
    const first = await firstOf('sub_b');
    expect(first?.slice(8)).toBe('01T10:00:00.000Z');
    await pass(33);
    expect(await chargesOf('sub_b')).toEqual([`${first?.slice(0, 10)} 1250`]);
    expect(await query(journey.databaseUrl, `select from alarms where kind = 'gift-taken-twice'`)).toEqual([]);
  });

  it('calls for a person when it may have been taken on both sides after all', async () => {
    await stopped('sub_b', 'going on');
    await pass(1 / 1440);
    await pass(1 / 1440);
    const alarms = await query(journey.databaseUrl, `select times from alarms where kind = 'gift-taken-twice'`);
    expect(alarms).toEqual([{ times: 1 }]);
    await stopped('sub_b');
  });

  it('reminds once, two weeks later, whoever has not followed the letter; nobody else, and never again', async () => {
    await agreed('sub_c', 'cara@example.org', '2027-06-01');
    await agreed('sub_d', 'dora@example.org', '2027-06-01');
    await agreed('sub_e', 'eva@example.org', '2027-06-01');
    await get(Invitations).invite('written', 200, null);
    await takeUp('dora@example.org');
    const [evas] = [await linkOf('eva@example.org'), await linkOf('cara@example.org')];
    const [{ donor_id }] = (await query<{ donor_id: string }>(
      journey.databaseUrl,
      `select donor_id from imported_subscriptions where external_id = 'sub_e'`,
    )) as [{ donor_id: string }];
    await get(DonorErasure).erase(donor_id);
    expect((await fetch(`${journey.url}/continue/${evas}`)).status).toBe(404);
    await pass(13);
    expect(await mailsTo('cara@example.org')).toBe(1);
    await pass(2);
    // to one mailbox, some minutes lie between two such letters: here both came at once by the wall clock
    await pass(1 / 24);
    const again = await mailTo(mailbox, 'cara@example.org', 2);
    expect(again.subject).toBe('Once more: please renew your details');
    // either link works
    expect(await page(await linkOf('cara@example.org'))).toContain('Let your gift go on');
    await pass(30);
    await pass(30);
    expect([await mailsTo('cara@example.org'), await mailsTo('eva@example.org')]).toEqual([2, 1]);
    expect(await (await fetch(`${journey.url}/continue/${tokenIn(again, '/continue/')}`)).text()).toContain(
      'not known',
    );
    const left = await query(
      journey.databaseUrl,
      `select state, count(*)::integer as n from import_invitations where occasion = 'reminder' group by 1 order by 1`,
    );
    expect(left).toContainEqual({ state: 'cancelled', n: 4 });
  });

  it('an id that was never imported is an error, and nothing of the file is noted', async () => {
    await agreed('sub_f', 'finn@example.org', '2027-12-01');
    const file = fileOf(['external_id,stop_by', 'sub_f,2027-01-01', 'sub_unknown,2027-01-01']);
    expect(await get(StoppedAgreements).note(file, 'mollie', 'stopped', written)).toMatchObject({
      ...{ lines: 2, noted: 1, written: false, faults: [{ line: 3 }] },
    });
    const goodLines = { how: 'written', atFault: 'the good lines' } as const;
    expect(await get(StoppedAgreements).note(file, 'mollie', 'stopped', goodLines)).toMatchObject({ written: true });
  });

  it('an annual one is said to be taken again once the old agreement was ended, and not before', async () => {
    const now = get(Clock as never as new () => Clock).now();
    const nextOn = new Date(now.getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    await agreed('sub_y', 'yana@example.org', nextOn, '12 months');
    await get(Invitations).invite('written', 200, null);
    await takeUp('yana@example.org');
    expect((await firstOf('sub_y'))?.slice(0, 10)).toBe(nextOn);
    const told = async () => {
      await get(RenewalsAhead).run();
      return query<{ on: string }>(
        journey.databaseUrl,
        `select data ->> 'on' as on from letters where kind = 'renewal-ahead'`,
      );
    };
    expect(await told()).toEqual([]);
    await stopped('sub_y');
    expect(await told()).toEqual([{ on: nextOn }]);
    expect((await mailTo(mailbox, 'yana@example.org', 2)).text).toContain('your annual gift of €12.50');
  });
});
