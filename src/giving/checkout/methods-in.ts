import type { SwitchedMethod } from '../../infrastructure/switches/switch-names';

/** Of the newsroom's names of payment methods, those that Stripe offers in this currency. */
export function methodsIn(currency: string, names: readonly string[]): string[] {
  return names.filter((name) => methodNamed(name)?.currencies?.includes(currency) ?? true);
}

/** The same, told apart by whether they are switched off. */
export function methodsBySwitch(
  currency: string,
  names: readonly string[],
  off: readonly SwitchedMethod[],
): { readonly on: string[]; readonly off: string[] } {
  const offered = methodsIn(currency, names);
  const isOff = (name: string) => off.some((type) => type === methodNamed(name)?.type);
  return { on: offered.filter((name) => !isOff(name)), off: offered.filter(isOff) };
}

interface Method {
  readonly name: RegExp;
  readonly type: SwitchedMethod;
  /** Undefined: in all of them. */
  readonly currencies?: readonly string[];
}

function methodNamed(name: string): Method | undefined {
  return METHODS.find((method) => method.name.test(name));
}

/**
 * By the names donors know, with Stripe's word, and the currencies to which some are bound:
 * https://docs.stripe.com/payments/payment-methods/payment-method-support
 */
const METHODS: readonly Method[] = [
  // Wallets pay by card.
  { name: /^card$|^(apple|google|samsung) pay\b/i, type: 'card' },
  { name: /\bsepa\b/i, type: 'sepa_debit', currencies: ['EUR'] },
  { name: /^paypal\b/i, type: 'paypal' },
  { name: /^ideal\b/i, type: 'ideal', currencies: ['EUR'] },
  { name: /^bancontact\b/i, type: 'bancontact', currencies: ['EUR'] },
  { name: /^eps\b/i, type: 'eps', currencies: ['EUR'] },
  { name: /^multibanco\b/i, type: 'multibanco', currencies: ['EUR'] },
  { name: /^(p24|przelewy ?24)\b/i, type: 'p24', currencies: ['EUR', 'PLN'] },
  { name: /^blik\b/i, type: 'blik', currencies: ['PLN'] },
  { name: /^twint\b/i, type: 'twint', currencies: ['CHF'] },
  { name: /^swish\b/i, type: 'swish', currencies: ['SEK'] },
  { name: /^bacs\b/i, type: 'bacs_debit', currencies: ['GBP'] },
  { name: /^ach\b/i, type: 'us_bank_account', currencies: ['USD'] },
  { name: /^becs\b/i, type: 'au_becs_debit', currencies: ['AUD'] },
  { name: /^konbini\b/i, type: 'konbini', currencies: ['JPY'] },
  { name: /^mobilepay\b/i, type: 'mobilepay', currencies: ['DKK', 'EUR', 'NOK', 'SEK'] },
  { name: /^oxxo\b/i, type: 'oxxo', currencies: ['MXN'] },
  { name: /^pix\b/i, type: 'pix', currencies: ['BRL'] },
  { name: /^upi\b/i, type: 'upi', currencies: ['INR'] },
  { name: /^klarna\b/i, type: 'klarna' },
  { name: /^cash ?app\b/i, type: 'cashapp', currencies: ['USD'] },
  { name: /^amazon pay\b/i, type: 'amazon_pay' },
];
