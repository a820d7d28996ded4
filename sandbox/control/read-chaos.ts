import type { ChaosSettings, ChaosShares } from '../webhooks/chaos';
import { ControlError } from './control-error';
import { number, only, wholeNumber, type Fields } from './read-fields';

const SHARES = ['neverGenerated', 'twin', 'drop', 'duplicate', 'delay', 'shuffle'] as const;
/** Long enough to be overtaken by the next payment's events. */
const USUAL_DELAY_MS = 200;

/** `{ seed, delayMs, neverGenerated, twin, drop, duplicate, delay, shuffle }`, the last six as shares. @throws ControlError */
export function readChaos(fields: Fields): ChaosSettings {
  only(fields, 'seed', 'delayMs', ...SHARES);
  const shares = Object.fromEntries(SHARES.map((name) => [name, share(fields, name)])) as unknown as ChaosShares;
  checkSum('neverGenerated and twin', shares.neverGenerated + shares.twin);
  checkSum('drop, duplicate, delay and shuffle', shares.drop + shares.duplicate + shares.delay + shares.shuffle);
  return { seed: wholeNumber(fields, 'seed', 1), delayMs: wholeNumber(fields, 'delayMs', USUAL_DELAY_MS), shares };
}

function share(fields: Fields, name: string): number {
  const value = number(fields, name, 0);
  if (value >= 0 && value <= 1) return value;
  throw new ControlError(400, `${name} is a share, from 0 to 1`);
}

function checkSum(what: string, sum: number): void {
  if (sum > 1 + Number.EPSILON) throw new ControlError(400, `${what} are more than all together`);
}
