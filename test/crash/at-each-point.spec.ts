import { eventually } from '../support/journey';
import { query } from '../support/query';
import { CHECKOUT_POINTS, EVENT_POINTS, SEALING_POINTS, type Point } from './points';
import { count, expectSeen, type Counts } from './rig/counts';
import { startRig, type CrashRig } from './rig/crash-rig';
import { expectWhole } from './rig/expect-whole';
import { give, type Given } from './rig/giver';
import { leasesRunOut } from './rig/leases';
import { deliveries } from './rig/stripes-word';
import { awayFromTurn } from '../support/turns';

describe('killed with no warning, and started again', () => {
  let rig: CrashRig;
  const given: Given[] = [];
  beforeAll(async () => (rig = await startRig(['all'])));
  afterAll(() => rig.stop());

  const dieAt = async (point: Point, begin: () => Promise<unknown>): Promise<void> => {
    expect(
      await eventually(
        () => deliveries(rig, 'pending'),
        (left) => left === 0,
      ),
    ).toBe(0);
    const before = await count(rig);
    const halted = rig.app.gate.halt(point.side, point.isIt);
    const begun = begin();
    expect((await halted).transaction).toBe(point.transaction);
    await expectSeen(rig, before, point.seen);
    await rig.app.kill();
    await leasesRunOut(rig);
    await rig.app.start();
    await begun;
  };

  it.each([...CHECKOUT_POINTS, ...EVENT_POINTS])('$when: nothing is lost and nothing doubled', async (point) => {
    const frequency = given.length % 2 === 0 ? 'one-time' : 'monthly';
    await dieAt(point, async () => given.push(await give(rig, { frequency, receipt: true })));
    await expectWhole(rig, given);
  });

  it.each(SEALING_POINTS)(
    '$when: every posting is sealed once',
    async (point) => {
      // Then it would seal by itself what we seal here.
      await awayFromTurn('five minutes', 20_000);
      await rig.app.gate.open();
      given.push(await give(rig));
      await expectWhole(rig, given);
      await untilSealable();
      await dieAt(point, () => seal());
      await seal();
      await eventually(unsealed, (left) => left === 0);
      expect(await unsealed()).toBe(0);
      await expectWhole(rig, given);
    },
    90_000,
  );

  /** Whoever began earlier on the same server, another test too, puts sealing off until he is done. */
  const untilSealable = () =>
    eventually(
      async () => (await query<{ count: string }>(rig.database.url, NOT_YET))[0]?.count,
      (count) => count === '0',
      60_000,
    );

  /** Wakes the task in whatever process there is. */
  const seal = (): Promise<unknown> =>
    query(
      rig.database.url,
      `select graphile_worker.add_job('seal-ledger', '{}'::json, job_key => 'seal-ledger', job_key_mode => 'replace')`,
    );
  const unsealed = async (): Promise<Counts['unsealed']> => (await count(rig)).unsealed;
});

const NOT_YET = `
  select count(*) from ledger_unsealed where xid >= pg_snapshot_xmin(pg_current_snapshot())`;
