import type { ChargeFact } from '../../infrastructure/stripe/facts/charge-fact';

/** An authorisation is not money, and neither is a debit that the bank has not confirmed. */
export function isMoney(charge: Pick<ChargeFact, 'status' | 'amountCapturedMinor'>): boolean {
  return charge.status === 'succeeded' && charge.amountCapturedMinor > 0n;
}
