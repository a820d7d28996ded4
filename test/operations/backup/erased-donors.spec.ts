import { randomUUID } from 'node:crypto';
import { query } from '../../support/query';
import {
  addDonor,
  addEvent,
  addGift,
  addRequests,
  newInstallation,
  readableEmails,
  type Installation,
} from './installation';

describe('donors erased after a backup', () => {
  let newsroom: Installation;
  let jane: string;
  let gift: string;

  beforeAll(async () => {
    newsroom = await newInstallation();
    jane = await addDonor(newsroom, 'jane@example.org');
    await addDonor(newsroom, 'john@example.org');
    gift = await addGift(newsroom, { donor: jane });
    await newsroom.backup('before');
    await newsroom.erase(jane);
    await newsroom.backup('after');
  });
  afterAll(() => newsroom.stop());

  it('are not readable in what is restored, and their gifts are there', async () => {
    const url = await newsroom.empty();
    expect((await newsroom.restore('before', url)).erased).toBe(1);
    expect(await readableEmails(url, newsroom.keys())).toEqual(['john@example.org']);
    const [donor] = await query(url, 'select email_index, wrapped_key, sealed_email from donors where id = $1', [jane]);
    expect(donor).toEqual({ email_index: null, wrapped_key: null, sealed_email: null });
    const gifts = await query(url, 'select id, donor_id, amount_minor, receipt from contributions');
    expect(gifts).toEqual([{ id: gift, donor_id: jane, amount_minor: '2500', receipt: false }]);
    expect(await query(url, 'select * from donor_erasures')).toEqual(
      await query(newsroom.url, 'select * from donor_erasures'),
    );
  });

  it('would be readable without the log: that is why it has to be said', async () => {
    const url = await newsroom.empty();
    await newsroom.restore('before', url, { erasures: 'without' });
    expect(await readableEmails(url, newsroom.keys())).toEqual(['jane@example.org', 'john@example.org']);
  });

  it('keep a log of an earlier time from being taken', async () => {
    const refused = newsroom.restore('after', await newsroom.empty(), { erasures: [] });
    await expect(refused).rejects.toThrow(/erasure log lacks 1 donors/);
  });

  it('are not recognised again by an event that still waited with their email', async () => {
    const other = await newInstallation();
    const late = await addGift(other);
    await addEvent(other, { id: 'evt_waiting', contribution: late, sealedEmail: Buffer.from('sealed, for a while') });
    await other.backup('waiting');
    const donor = await addDonor(other, 'late@example.org');
    await query(other.url, 'update contributions set donor_id = $1 where id = $2', [donor, late]);
    await other.erase(donor);
    const url = await other.empty();
    await other.restore('waiting', url);
    expect(await query(url, 'select sealed_email from stripe_events')).toEqual([{ sealed_email: null }]);
    expect(await query(url, 'select donor_id, receipt from contributions')).toEqual([
      { donor_id: donor, receipt: false },
    ]);
    await other.stop();
  });

  it('stay erased under both ids when they had been made twice and merged', async () => {
    const other = await newInstallation();
    const [kept, merged] = [await addDonor(other, 'one@example.org'), await addDonor(other, 'two@example.org')];
    await other.backup('twice');
    await query(other.url, 'delete from donors where id = $1', [merged]);
    await query(other.url, 'insert into donor_merges values ($1, $2)', [merged, kept]);
    await other.erase(kept);
    const url = await other.empty();
    await other.restore('twice', url);
    expect(await readableEmails(url, other.keys())).toEqual([]);
    await other.stop();
  });

  describe('and what waits under an address that is tied to nobody', () => {
    let other: Installation;
    const left = async (url: string) => [
      await query(url, 'select sealing_key_id from newsletter_requests'),
      await query(url, 'select state from reminders'),
      await query(url, 'select state, sealed_email from letters'),
      await query(url, 'select scope from mail_tokens'),
    ];
    beforeAll(async () => {
      other = await newInstallation();
      const early = await addDonor(other, 'early@example.org');
      await other.erase(early);
      await addDonor(other, 'kim@example.org');
      await addRequests(other);
      await other.backup('with requests');
    });
    afterAll(() => other.stop());

    it('stays where the log has nobody whom the backup does not know', async () => {
      const url = await other.empty();
      expect(await other.restore('with requests', url)).toMatchObject({ erased: 1, forgotten: 0 });
      expect((await left(url)).map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    });

    it('goes where it may be of somebody who was erased since: nothing tells whose it is', async () => {
      const [donor] = await query<{ id: string }>(other.url, 'select id from donors where wrapped_key is not null');
      await other.erase(donor!.id);
      const url = await other.empty();
      expect(await other.restore('with requests', url)).toMatchObject({ erased: 2, forgotten: 3 });
      expect(await left(url)).toEqual([[], [], [{ state: 'cancelled', sealed_email: null }], []]);
    });
  });

  it('need no place in the backup for the log to hold', async () => {
    const strangers = [{ donorId: randomUUID(), erasedAt: new Date(), contributionIds: [randomUUID()] }];
    const url = await newsroom.empty();
    const { erased } = await newsroom.restore('before', url, { erasures: [...newsroom.log.read(), ...strangers] });
    expect(erased).toBe(2);
    expect(await query(url, 'select count(*)::int as n from donors')).toEqual([{ n: 2 }]);
  });
});
