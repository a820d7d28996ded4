import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../sandbox/webhooks/seeded-random';
import type { CrashRig } from './crash-rig';
import { DEBIT, give, type Given } from './giver';

/** Readers who give one after the other, several at a time, until they are told to stop. */
export class Load {
  private readonly given: Given[] = [];
  private isOver = false;
  private readonly readers: Promise<void>[];

  constructor(private readonly rig: CrashRig) {
    this.readers = Array.from({ length: READERS }, (_, reader) => this.giveOn(seededRandom(reader)));
  }

  /** Those under way are finished first. @returns everything that was given */
  async end(): Promise<readonly Given[]> {
    this.isOver = true;
    await Promise.all(this.readers);
    return this.given;
  }

  private async giveOn(random: () => number): Promise<void> {
    while (!this.isOver) {
      const [changes, payment] = KINDS[Math.floor(random() * KINDS.length)] ?? [{}];
      this.given.push(await give(this.rig, changes, payment));
      await pause(random() * LONGEST_PAUSE_MS);
    }
  }
}

/** What the box posts, and what is filled in on Stripe's page. */
const KINDS: readonly (readonly [Record<string, unknown>, Record<string, string>?])[] = [
  [{}],
  [{ amountMinor: 500, receipt: true }],
  [{ frequency: 'monthly', amountMinor: 1000, receipt: true }],
  [{ frequency: 'annual', amountMinor: 6000 }],
  [{ currency: 'USD' }],
  [{ amountMinor: 1500 }, DEBIT],
];

/** What two cores carry beside the app and the judge of every word. */
const READERS = 3;
const LONGEST_PAUSE_MS = 400;
