import type { SettlementSetUp } from '../account/settings';

/** What reaches the balance, and at which rate (null where nothing was exchanged). */
export interface Settled {
  readonly amount: number;
  readonly currency: string;
  readonly exchangeRate: number | null;
}

/** The one place that knows which currency money arrives in. */
export function settle(amount: number, currency: string, setUp: SettlementSetUp): Settled {
  switch (setUp.kind) {
    case 'presentment_currency':
      return { amount, currency, exchangeRate: null };
  }
}
