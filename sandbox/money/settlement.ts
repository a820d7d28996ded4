import type { Account } from '../account/account';
import type { SettlementSetUp } from '../account/settings';
import { decimalPlaces } from './currencies';
import { rateNow } from './exchange-rates';

/** What reaches the balance, and at which rate (null where nothing was exchanged). */
export interface Settled {
  readonly amount: number;
  readonly currency: string;
  readonly exchangeRate: number | null;
}

/** The one place that knows which currency money arrives in. Negative amounts leave by the same rule. */
export function settle(account: Account, amount: number, currency: string): Settled {
  const into = settlementCurrency(account.settings.settlement, currency);
  if (into === currency) return { amount, currency, exchangeRate: null };
  const exchangeRate = rateNow(account, currency, into);
  const scale = 10 ** (decimalPlaces(into) - decimalPlaces(currency));
  const exchanged = Math.sign(amount) * Math.round(Math.abs(amount) * exchangeRate * scale);
  return { amount: exchanged, currency: into, exchangeRate };
}

function settlementCurrency(setUp: SettlementSetUp, currency: string): string {
  switch (setUp.kind) {
    case 'presentment_currency':
      return currency;
    case 'single':
      return setUp.currency;
    case 'several':
      return setUp.currencies.includes(currency) ? currency : setUp.currencies[0];
  }
}
