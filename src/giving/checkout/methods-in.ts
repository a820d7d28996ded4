/** Of the newsroom's names of payment methods, those that Stripe offers in this currency. */
export function methodsIn(currency: string, names: readonly string[]): string[] {
  return names.filter((name) => CURRENCIES_OF.find(([method]) => method.test(name))?.[1].includes(currency) ?? true);
}

/** Methods bound to currencies, by the names donors know: https://docs.stripe.com/payments/payment-methods/payment-method-support */
const CURRENCIES_OF: readonly (readonly [method: RegExp, currencies: readonly string[]])[] = [
  [/\bsepa\b/i, ['EUR']],
  [/^ideal\b/i, ['EUR']],
  [/^bancontact\b/i, ['EUR']],
  [/^eps\b/i, ['EUR']],
  [/^multibanco\b/i, ['EUR']],
  [/^(p24|przelewy ?24)\b/i, ['EUR', 'PLN']],
  [/^blik\b/i, ['PLN']],
  [/^twint\b/i, ['CHF']],
  [/^swish\b/i, ['SEK']],
  [/^bacs\b/i, ['GBP']],
  [/^ach\b/i, ['USD']],
  [/^becs\b/i, ['AUD']],
  [/^konbini\b/i, ['JPY']],
  [/^mobilepay\b/i, ['DKK', 'EUR', 'NOK', 'SEK']],
  [/^oxxo\b/i, ['MXN']],
  [/^pix\b/i, ['BRL']],
  [/^upi\b/i, ['INR']],
];
