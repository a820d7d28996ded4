/** How this account behaves where Stripe's own behaviour depends on the account or takes its time. */
export interface Settings {
  /** From a card's success to its balance transaction, announced by charge.updated. Stripe: about 2 s. */
  readonly bookAfterMs: number;
  /** From a bank debit's submission to its outcome. Stripe: days. */
  readonly settleAfterMs: number;
  /** From a paid invoice to invoice_payment.paid. Stripe: seen after 1 to 20 s. */
  readonly invoicePaymentAfterMs: number;
  readonly settlement: SettlementSetUp;
}

/**
 * The currency in which money reaches the balance. Settling everything in one currency, with an exchange rate on each
 * balance transaction, is to become the second kind.
 */
export interface SettlementSetUp {
  readonly kind: 'presentment_currency';
}

export const DEFAULT_SETTINGS: Settings = {
  bookAfterMs: 2_000,
  settleAfterMs: 10_000,
  invoicePaymentAfterMs: 3_000,
  settlement: { kind: 'presentment_currency' },
};
