import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { ErasureLog } from '../../src/giving/donors/erasure-log';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { mailEnvironment, post } from '../support/reminders';
import { startRig, type CrashRig } from './rig/crash-rig';
import { expectWhole } from './rig/expect-whole';
import type { Given } from './rig/giver';
import type { Moment, Side } from './rig/halt';
import { leasesRunOut } from './rig/leases';
import { Leavers, type Leaver } from './rig/leavers';
import { control, listAtStripe } from './rig/stripes-word';
import { tellAgain } from './rig/untold';

/** A minute: eight restarts. */
jest.setTimeout(300_000);

/** Where erasing one donor can break off. */
const POINTS: readonly { readonly when: string; readonly side: Side; readonly isIt: (moment: Moment) => boolean }[] = [
  {
    when: 'when the wish is written and nothing was done',
    ...{
      side: 'before',
      isIt: ({ sql }) => sql.includes('from erasure_requests') && sql.includes('order by state'),
    },
  },
  {
    when: 'when Stripe has let go of them and that is not noted',
    ...{ side: 'before', isIt: ({ sql }) => sql.includes('array_append(removed_customers') },
  },
  {
    when: 'when the last letter is written and not committed',
    ...{ side: 'before', isIt: ({ sql, earlier }) => sql === 'COMMIT' && earlier.some(isWriting) },
  },
  {
    when: 'when the log says erased and the database does not',
    ...{ side: 'before', isIt: ({ sql, earlier }) => sql === 'COMMIT' && earlier.some(isRemembering) },
  },
  {
    when: 'when the key is destroyed and the wish still open',
    ...{ side: 'before', isIt: ({ sql }) => sql.includes(`update erasure_requests set state = 'done'`) },
  },
];

const isWriting = (sql: string): boolean => sql.includes(`update erasure_requests set state = 'writing'`);
const isRemembering = (sql: string): boolean => sql.includes('insert into donor_erasures');

describe('a donor is erased while the process dies', () => {
  let mailbox: Mailbox;
  let rig: CrashRig;
  let leavers: Leavers;
  let stays: Given;
  const given: Given[] = [];
  const prepared: Leaver[] = [];
  let books: unknown;
  beforeAll(async () => {
    mailbox = await startMailbox();
    rig = await startRig(['all'], undefined, mailEnvironment(mailbox));
    leavers = new Leavers(rig, mailbox);
    stays = await leavers.giveMonthly('stays@example.org');
    given.push(stays);
    for (let donor = 0; donor < POINTS.length + AT_RANDOM; donor++)
      given.push(await leavers.giveMonthly(`leaver-${donor}@example.org`));
    await expectWhole(rig, given);
    for (let donor = 0; donor < POINTS.length + AT_RANDOM; donor++)
      prepared.push(await leavers.prepared(`leaver-${donor}@example.org`, given[donor + 1] as Given));
    books = await booked();
  });
  afterAll(() => rig.stop().finally(() => mailbox.stop()));

  /** Everything that the ledger says, in its order. */
  const booked = () =>
    query(
      rig.database.url,
      `select t.key, e.account, e.currency, e.amount_minor from ledger_transactions t
       join ledger_entries e on e.transaction_id = t.id order by t.id, e.account, e.currency`,
    );
  const chargesAtStripe = async (): Promise<number> => (await listAtStripe(rig, '/v1/charges')).length;
  const again = async (): Promise<void> => {
    await rig.app.kill();
    await leasesRunOut(rig);
    await leavers.letGo();
    await rig.app.start();
  };
  const untilDone = async (): Promise<void> => {
    const left = eventually(
      () => leavers.underWay(),
      (count) => count === 0,
      90_000,
    );
    expect(await leavers.hurry(left)).toBe(0);
  };

  async function expectErased({ email, given: gift, donorId }: Leaver): Promise<void> {
    const [identity] = await query(rig.database.url, IDENTITY, [donorId]);
    expect(identity).toEqual({ email_index: null, wrapped_key: null, sealed_email: null, links: 0, erasures: 1 });
    const [page] = await query<{ customer_id: string; stripe_id: string; status: string }>(
      rig.database.url,
      `select page.customer_id, s.stripe_id, s.status from checkout_sessions page
       join subscriptions s using (contribution_id) where contribution_id = $1`,
      [gift.contributionId],
    );
    expect(await atStripe(`subscriptions/${page?.stripe_id}`)).toMatchObject({ status: 'canceled' });
    expect(await atStripe(`customers/${page?.customer_id}`)).toMatchObject({ deleted: true });
    const last = (await mailbox.mails()).filter(
      ({ to, text }) => to.includes(email) && text.includes('the last mail to this address'),
    );
    expect(last.length).toBeLessThanOrEqual(1);
  }

  const atStripe = async (path: string): Promise<unknown> => {
    const headers = { authorization: 'Bearer sk_test_not_a_real_key', 'stripe-version': '2026-10-28.endive' };
    return (await fetch(`${rig.sandbox.url}/v1/${path}`, { headers })).json();
  };

  it.each(POINTS)('$when: afterwards it goes on, and is done once', async (point) => {
    const leaver = prepared[POINTS.indexOf(point)] as Leaver;
    const halted = rig.app.gate.halt(point.side, point.isIt);
    await leavers.ask(leaver);
    await leavers.hurry(halted);
    await again();
    await untilDone();
    await expectErased(leaver);
  });

  it('killed at random while one after the other leaves: all gifts end, all identities are destroyed', async () => {
    let interrupted = 0;
    for (const leaver of prepared.slice(POINTS.length)) {
      // Each has a few calls to Stripe to die between, which together take longer than the longest life.
      await control(rig, 'faults', { kind: 'delay', delayMs: 200, count: 6, method: 'DELETE' });
      await leavers.ask(leaver);
      await leavers.hurry(pause(Math.random() * LONGEST_LIFE_MS));
      if ((await leavers.underWay()) > 0) interrupted++;
      await again();
    }
    await untilDone();
    // Else it was killed at leisure, and nothing is proved.
    expect(interrupted).toBeGreaterThan(0);
    for (const leaver of prepared) await expectErased(leaver);
  });

  it('the books are what they were, and nothing is charged after, but of whoever stays', async () => {
    await tellAgain(rig);
    await expectWhole(rig, given);
    expect(await booked()).toEqual(books);
    const before = await chargesAtStripe();
    const moved = await post(rig.app.url, '/demo/clock', { seconds: 40 * 86_400 });
    expect(moved.status).toBeLessThan(300);
    await expectWhole(rig, given);
    expect((await chargesAtStripe()) - before).toBe(1);
    const renewed = await query(
      rig.database.url,
      `select c.id from ledger_transactions t join contributions c on c.id = t.contribution_id
       where t.key like 'attributed:%' group by c.id having count(*) > 1`,
    );
    expect(renewed).toEqual([{ id: stays.contributionId }]);
  });

  it('the log that backups are healed by names each of them, and nobody else', () => {
    const logged = ErasureLog.beside(path.join(rig.folder, 'identity-keys.json')).read();
    expect(logged.map(({ donorId }) => donorId).sort()).toEqual(prepared.map(({ donorId }) => donorId).sort());
  });
});

const AT_RANDOM = 2;
/** From before the first call to after the last. */
const LONGEST_LIFE_MS = 400;

const IDENTITY = `
  select email_index, wrapped_key, sealed_email,
    (select count(*)::int from mail_tokens where donor_id = $1) as links,
    (select count(*)::int from donor_erasures where donor_id = $1) as erasures
  from donors where id = $1`;
