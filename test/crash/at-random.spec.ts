import { setTimeout as pause } from 'node:timers/promises';
import { startRig, type CrashRig } from './rig/crash-rig';
import { dueEvents } from './rig/due-events';
import { expectWhole } from './rig/expect-whole';
import { leasesRunOut } from './rig/leases';
import { Load } from './rig/load';
import { control } from './rig/stripes-word';
import { tellAgain } from './rig/untold';

/** Forty seconds on a quiet machine. */
jest.setTimeout(300_000);

describe('an app under load, told twice and in disorder by Stripe', () => {
  let rig: CrashRig;
  beforeAll(async () => (rig = await startRig(['all'])));
  afterAll(() => rig.stop());

  it('loses nothing and doubles nothing when it is killed twenty times at random', async () => {
    await control(rig, 'webhooks/chaos', { seed: KILLS, duplicate: 0.3, delay: 0.2, delayMs: 300, shuffle: 0.3 });
    const load = new Load(rig);
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(Math.random() * LONGEST_LIFE_MS);
      await rig.app.kill();
      if ((await dueEvents(rig)) > 0) interrupted++;
      await leasesRunOut(rig);
      await rig.app.start();
    }
    const given = await load.end();
    await tellAgain(rig);
    // Else it was killed at leisure, and nothing is proved.
    expect(interrupted).toBeGreaterThan(0);
    // A slow machine answers in few of its lives.
    expect(given.length).toBeGreaterThanOrEqual(KILLS / 4);
    await expectWhole(rig, given);
  });
});

const KILLS = 20;
/** From the first work after a start to the middle of much of it. */
const LONGEST_LIFE_MS = 800;
