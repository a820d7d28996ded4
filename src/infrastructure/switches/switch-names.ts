/** Stops all new gifts. */
export const GIVING = 'giving';

/**
 * Ways of paying that can be switched off, each by Stripe's word for it, and how donors know it. Wallets such as Apple Pay
 * pay by card and go with it.
 * @see https://docs.stripe.com/payments/payment-methods/payment-method-support
 */
export const SWITCHED_METHODS = {
  card: 'Cards, Apple Pay and Google Pay',
  sepa_debit: 'SEPA direct debit',
  paypal: 'PayPal',
  ideal: 'iDEAL',
  bancontact: 'Bancontact',
  eps: 'EPS',
  multibanco: 'Multibanco',
  p24: 'Przelewy24',
  blik: 'BLIK',
  twint: 'TWINT',
  swish: 'Swish',
  bacs_debit: 'Bacs direct debit',
  us_bank_account: 'ACH direct debit',
  au_becs_debit: 'BECS direct debit',
  konbini: 'Konbini',
  mobilepay: 'MobilePay',
  oxxo: 'OXXO',
  pix: 'Pix',
  upi: 'UPI',
  klarna: 'Klarna',
  cashapp: 'Cash App Pay',
  amazon_pay: 'Amazon Pay',
} as const;

export type SwitchedMethod = keyof typeof SWITCHED_METHODS;
export type SwitchName = typeof GIVING | SwitchedMethod;

export const SWITCH_WORDS: Readonly<Record<SwitchName, string>> = { giving: 'All new gifts', ...SWITCHED_METHODS };

export function isSwitchName(text: string): text is SwitchName {
  return Object.hasOwn(SWITCH_WORDS, text);
}
