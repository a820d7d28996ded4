import type { Json } from '../../infrastructure/stripe/events/projection';
import type { FetchedObject } from '../../infrastructure/stripe/stripe-objects';

export interface LedgerDay {
  /** UTC. */
  readonly day: string;
  readonly balance_type: string;
  readonly currency: string;
  readonly ledger_minor: string;
}

/** A day on which our books and Stripe's do not agree. Minor units, as text: they travel as JSON. */
export interface DayDifference {
  readonly day: string;
  readonly balanceType: string;
  readonly currency: string;
  readonly ledgerMinor: string;
  readonly stripeMinor: string;
}

/** Σ net by day, balance type and currency, as Stripe lists it. */
export class StripeSums {
  readonly sums = new Map<string, bigint>();

  add(page: FetchedObject): void {
    for (const object of page.projection['data'] as { [name: string]: Json }[]) {
      const day = new Date(Number(object['created']) * 1000).toISOString().slice(0, 10);
      const balanceType = BALANCE_TYPES.find((type) => type === (object['balance_type'] ?? 'payments')) ?? 'other';
      const place = [day, balanceType, String(object['currency']).toUpperCase()].join(' ');
      this.sums.set(place, (this.sums.get(place) ?? 0n) + BigInt(Number(object['net'])));
    }
  }
}

/** Those with an account of their own in the ledger. */
const BALANCE_TYPES: readonly string[] = ['payments', 'refund_and_dispute_prefunding', 'risk_reserved'];

export function differencesOf({ sums }: StripeSums, ledger: readonly LedgerDay[]): DayDifference[] {
  const ours = new Map(
    ledger.map(({ day, balance_type, currency, ledger_minor }) => [
      [day, balance_type, currency].join(' '),
      BigInt(ledger_minor),
    ]),
  );
  return [...new Set([...sums.keys(), ...ours.keys()])]
    .sort()
    .filter((place) => (sums.get(place) ?? 0n) !== (ours.get(place) ?? 0n))
    .map((place) => {
      const [day = '', balanceType = '', currency = ''] = place.split(' ');
      const [ledgerMinor, stripeMinor] = [ours.get(place) ?? 0n, sums.get(place) ?? 0n].map(String) as [string, string];
      return { day, balanceType, currency, ledgerMinor, stripeMinor };
    });
}
