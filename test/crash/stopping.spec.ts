import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/journey';
import { isCommitOfPostings } from './points';
import { count, expectSeen } from './rig/counts';
import { startRig, type CrashRig } from './rig/crash-rig';
import { dueEvents } from './rig/due-events';
import { expectWhole } from './rig/expect-whole';
import { give, type Given } from './rig/giver';

describe('an app that is asked to stop in the middle of its work', () => {
  let rig: CrashRig;
  beforeAll(async () => (rig = await startRig(['all'])));
  afterAll(() => rig.stop());

  it('finishes what it has begun, claims nothing more, and loses nothing', async () => {
    const before = await count(rig);
    const halted = rig.app.gate.halt('before', isCommitOfPostings);
    const given: Given[] = [await give(rig)];
    const { goOn } = await halted;
    // More than one batch waits behind the one under way.
    for (let gift = 0; gift < GIFTS_BEHIND; gift++) given.push(await give(rig));
    await eventually(
      () => dueEvents(rig),
      (due) => due > EVENTS_OF_A_BATCH * 2,
    );
    const ended = rig.app.signalled('SIGTERM');
    await pause(LONG_ENOUGH_TO_BREAK_OFF_MS);
    expect(rig.app.isRunning).toBe(true);
    goOn();
    expect(await ended).toBe(TERMINATED);
    await expectSeen(rig, before, { done: 'more', posted: 'more', due: 'some', claimed: 'none' });
    await rig.app.start();
    await expectWhole(rig, given);
  });
});

const GIFTS_BEHIND = 10;
const EVENTS_OF_A_BATCH = 20;
const LONG_ENOUGH_TO_BREAK_OFF_MS = 300;
/** By the signal itself, sent on once all was in order. */
const TERMINATED = 128 + 15;
