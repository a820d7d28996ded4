/** What a payment intent pays for, since neither it nor its charge names an invoice or a checkout session any more. */
export interface PaymentPurpose {
  /** The payment intent's. */
  readonly id: string;
  readonly session?: string;
  readonly invoice?: string;
  /** The bank debit under way will be returned, whatever its account would do. */
  readonly debitFails?: true;
}
