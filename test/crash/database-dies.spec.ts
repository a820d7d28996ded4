import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/journey';
import { startRig, type CrashRig } from './rig/crash-rig';
import { expectWhole } from './rig/expect-whole';
import { leasesRunOut } from './rig/leases';
import { Load } from './rig/load';
import { MortalPostgres } from './rig/mortal-postgres';
import { tellAgain } from './rig/untold';

/** Fifteen seconds on a quiet machine. */
jest.setTimeout(180_000);

describe('an app under load whose PostgreSQL is killed', () => {
  let postgres: MortalPostgres;
  let rig: CrashRig;
  beforeAll(async () => {
    postgres = await MortalPostgres.start();
    rig = await startRig(['all'], postgres);
  });
  afterAll(() => rig.stop());

  it('lives on, connects again by itself, loses nothing and doubles nothing, three times over', async () => {
    const { pid } = rig.app;
    const load = new Load(rig);
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(SHORTEST_LIFE_MS + Math.random() * LONGEST_LIFE_MS);
      await postgres.kill();
      expect(
        await eventually(
          () => rig.app.isHealthy(),
          (healthy) => !healthy,
        ),
      ).toBe(false);
      await postgres.startAgain();
      rig.app.gate.leadTo(postgres.url);
      await rig.app.untilHealthy();
    }
    const given = await load.end();
    await leasesRunOut(rig);
    await tellAgain(rig);
    await expectWhole(rig, given);
    expect([rig.app.isRunning, rig.app.pid]).toEqual([true, pid]);
    expect(given.length).toBeGreaterThanOrEqual(KILLS);
  });
});

const KILLS = 3;
const SHORTEST_LIFE_MS = 400;
const LONGEST_LIFE_MS = 1_000;
