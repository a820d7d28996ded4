import type { Movement } from './movements';

/**
 * What has to be added to what is recorded so that it says what is wanted. As in the ledger nothing is changed: what was
 * recorded and is wanted no longer is turned round, under the instant it was recorded with.
 */
export function missingMovements(wanted: readonly Movement[], recorded: readonly Movement[]): Movement[] {
  const sums = new Map<string, Movement>();
  const add = (movement: Movement, sign: 1 | -1): void => {
    const key = keyOf(movement);
    const known = sums.get(key);
    sums.set(key, {
      ...movement,
      annualMinor: (known?.annualMinor ?? 0n) + movement.annualMinor * BigInt(sign),
      gifts: (known?.gifts ?? 0) + movement.gifts * sign,
      donors: (known?.donors ?? 0) + movement.donors * sign,
    });
  };
  for (const movement of wanted) add(movement, 1);
  for (const movement of recorded) add(movement, -1);
  return [...sums.values()].filter(
    ({ annualMinor, gifts, donors }) => annualMinor !== 0n || gifts !== 0 || donors !== 0,
  );
}

function keyOf(movement: Movement): string {
  const { subscriptionId, holder, occurredAt, kind, currency, frequency, campaign, end } = movement;
  const ended = [end?.by ?? '', end?.reason ?? ''];
  return [subscriptionId, holder, occurredAt.getTime(), kind, currency, frequency, campaign, ...ended].join(' ');
}
