import { Clock } from '../../src/foundation/clock/clock';
import { StoppedAgreements } from '../../src/imports/continuing/stopped-agreements';
import { StoppingList } from '../../src/imports/continuing/stopping-list';
import { Invitations } from '../../src/imports/inviting/invitations';
import { DonorErasure } from '../../src/giving/donors/erasure';
import { RenewalsAhead } from '../../src/letters/ahead/renewals-ahead';
import { AGREE, Moving, WRITTEN } from '../support/moving';
import { query } from '../support/query';
import { mailTo, tokenIn } from '../support/reminders';

/** Donors of another processor let their gifts go on here. */
describe('continuing', () => {
  let moving: Moving;
  beforeAll(async () => (moving = await Moving.start('2027-01-05T09:00:00Z')));
  afterAll(() => moving.stop());

  const page = async (token: string): Promise<string> =>
    (await fetch(`${moving.journey.url}/continue/${token}`)).text();
  const rows = <Row extends object>(sql: string): Promise<Row[]> => query<Row>(moving.journey.databaseUrl, sql);
  const mailsTo = async (email: string): Promise<number> =>
    (await moving.journey.mailbox.mails()).filter(({ to }) => to.includes(email)).length;

  it('from the letter to the first charge, on the kept day, once the old agreement was ended', async () => {
    await moving.agreed('sub_a', 'anna@example.org');
    expect(await moving.get(Invitations).invite('tried', 200, null)).toEqual({ invited: 1, left: 0 });
    expect(await mailsTo('anna@example.org')).toBe(0);
    expect(await moving.get(Invitations).invite('written', 200, 'mollie')).toEqual({ invited: 1, left: 0 });
    expect(await moving.get(Invitations).invite('written', 200, null)).toEqual({ invited: 0, left: 0 });
    const token = await moving.linkOf('anna@example.org');

    const shown = await page(token);
    expect(shown).toContain('€12.50 a month');
    expect(shown).toContain('January 15, 2027');
    const refused = await moving.submit(token, {});
    expect(refused.headers.get('location')).toBe(
      `/continue/${token}?language=en&problem=consent_missing&retryAfterSeconds=`,
    );
    const twice = await Promise.all([moving.submit(token, AGREE), moving.submit(token, AGREE)]);
    const [url, other] = twice.map((opened) => opened.headers.get('location') ?? '');
    expect(url).toContain('/pay/cs_');
    expect(other).toBe(url);
    const back = (await moving.pay(url ?? '', 'anna@example.org')).headers.get('location') ?? '';
    await moving.pass(1 / 1440);

    const thanks = await (await fetch(back)).text();
    expect(thanks).toContain('Your gift of €12.50 a month goes on.');
    expect(thanks).toContain('for the first time on January 15, 2027');
    expect(await page(token)).toContain('Your gift goes on');
    expect((await moving.submit(token, AGREE)).headers.get('location')).toBe(`/continue/${token}?language=en`);
    // nobody has said that it was stopped: a whole interval ahead
    expect(await moving.firstOf('sub_a')).toBe('2027-02-15T11:00:00.000Z');
    expect(await moving.get(StoppingList).all()).toEqual([
      { source: 'mollie', externalId: 'sub_a', stopBy: '2027-01-12', firstOn: '2027-01-15' },
    ]);

    await moving.pass(4);
    expect(await moving.stopped('sub_a')).toMatchObject({ noted: 1, faults: [], written: true });
    expect(await moving.stopped('sub_a')).toMatchObject({ noted: 0, known: 1 });
    await moving.pass(1 / 1440);
    expect(await moving.firstOf('sub_a')).toBe('2027-01-15T11:00:00.000Z');
    expect(await moving.get(StoppingList).all()).toEqual([]);
    await moving.pass(5);
    expect(await moving.chargesOf('sub_a')).toEqual([]);
    await moving.pass(2);
    expect(await moving.chargesOf('sub_a')).toEqual(['2027-01-15 1250']);
    const receipt = await mailTo(moving.journey.mailbox, 'anna@example.org', 2);
    expect(receipt.text).toContain('€12.50');
    await moving.pass(31);
    expect(await moving.chargesOf('sub_a')).toEqual(['2027-01-15 1250', '2027-02-15 1250']);
  });

  it('is not taken while nobody says that the old agreement was ended, not even after a month without a look', async () => {
    expect(moving.now().toISOString().slice(0, 7)).toBe('2027-02');
    await moving.agreed('sub_b', 'ben@example.org', '2027-03-01');
    await moving.get(Invitations).invite('written', 200, null);
    await moving.takeUp('ben@example.org');
    await moving.pass(1 / 1440);
    for (const days of [9, 25, 27, 3, 26]) await moving.pass(days);
    expect(await moving.chargesOf('sub_b')).toEqual([]);
    await moving.stopped('sub_b');
    await moving.pass(1 / 1440);
    const first = await moving.firstOf('sub_b');
    expect(first?.slice(8)).toBe('01T10:00:00.000Z');
    await moving.pass(33);
    expect(await moving.chargesOf('sub_b')).toEqual([`${first?.slice(0, 10)} 1250`]);
    expect(await rows(`select from alarms where kind = 'gift-taken-twice'`)).toEqual([]);
  });

  it('calls for a person when it may have been taken on both sides after all', async () => {
    await moving.stopped('sub_b', 'going on');
    await moving.pass(1 / 1440);
    await moving.pass(1 / 1440);
    const alarms = await rows(`select times from alarms where kind = 'gift-taken-twice'`);
    expect(alarms).toEqual([{ times: 1 }]);
    await moving.stopped('sub_b');
  });

  it('reminds once, two weeks later, whoever has not followed the letter; nobody else, and never again', async () => {
    await moving.agreed('sub_c', 'cara@example.org', '2027-06-01');
    await moving.agreed('sub_d', 'dora@example.org', '2027-06-01');
    await moving.agreed('sub_e', 'eva@example.org', '2027-06-01');
    await moving.get(Invitations).invite('written', 200, null);
    await moving.takeUp('dora@example.org');
    const [evas] = [await moving.linkOf('eva@example.org'), await moving.linkOf('cara@example.org')];
    const [{ donor_id }] = (await rows<{ donor_id: string }>(
      `select donor_id from imported_subscriptions where external_id = 'sub_e'`,
    )) as [{ donor_id: string }];
    await moving.get(DonorErasure).erase(donor_id);
    expect((await fetch(`${moving.journey.url}/continue/${evas}`)).status).toBe(404);
    await moving.pass(13);
    expect(await mailsTo('cara@example.org')).toBe(1);
    await moving.pass(2);
    // to one mailbox, some minutes lie between two such letters: here both came at once by the wall clock
    await moving.pass(1 / 24);
    const again = await mailTo(moving.journey.mailbox, 'cara@example.org', 2);
    expect(again.subject).toBe('Once more: please renew your details');
    // either link works
    expect(await page(await moving.linkOf('cara@example.org'))).toContain('Let your gift go on');
    await moving.pass(30);
    await moving.pass(30);
    expect([await mailsTo('cara@example.org'), await mailsTo('eva@example.org')]).toEqual([2, 1]);
    expect(await (await fetch(`${moving.journey.url}/continue/${tokenIn(again, '/continue/')}`)).text()).toContain(
      'not known',
    );
    const left = await rows(
      `select state, count(*)::integer as n from import_invitations where occasion = 'reminder' group by 1 order by 1`,
    );
    expect(left).toContainEqual({ state: 'cancelled', n: 4 });
  });

  it('an id that was never imported is an error, and nothing of the file is noted', async () => {
    await moving.agreed('sub_f', 'finn@example.org', '2027-12-01');
    const file = moving.fileOf(['external_id,stop_by', 'sub_f,2027-01-01', 'sub_unknown,2027-01-01']);
    expect(await moving.get(StoppedAgreements).note(file, 'mollie', 'stopped', WRITTEN)).toMatchObject({
      ...{ lines: 2, noted: 1, written: false, faults: [{ line: 3 }] },
    });
    const goodLines = { how: 'written', atFault: 'the good lines' } as const;
    expect(await moving.get(StoppedAgreements).note(file, 'mollie', 'stopped', goodLines)).toMatchObject({
      written: true,
    });
  });

  it('an annual one is said to be taken again once the old agreement was ended, and not before', async () => {
    const nextOn = new Date(
      moving
        .get(Clock as never as new () => Clock)
        .now()
        .getTime() +
        9 * 86_400_000,
    ).toISOString();
    await moving.agreed('sub_y', 'yana@example.org', nextOn.slice(0, 10), '12 months');
    await moving.get(Invitations).invite('written', 200, null);
    await moving.takeUp('yana@example.org');
    expect((await moving.firstOf('sub_y'))?.slice(0, 10)).toBe(nextOn.slice(0, 10));
    const told = async () => {
      await moving.get(RenewalsAhead).run();
      return rows(`select data ->> 'on' as on from letters where kind = 'renewal-ahead'`);
    };
    expect(await told()).toEqual([]);
    await moving.stopped('sub_y');
    expect(await told()).toEqual([{ on: nextOn.slice(0, 10) }]);
    const { text } = await mailTo(moving.journey.mailbox, 'yana@example.org', 2);
    expect(text).toContain('your annual gift of €12.50');
  });
});
