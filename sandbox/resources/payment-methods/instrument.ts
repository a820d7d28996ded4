/** What happens when this card or account is charged: known to the bank, so it never stands in the payment method. */
export interface PaymentInstrument {
  /** The payment method it belongs to. */
  readonly id: string;
  readonly behaviour: Behaviour;
}

export type Behaviour =
  | { readonly kind: 'succeeds' }
  | { readonly kind: 'declines'; readonly decline: Decline }
  /** Asks the payer to confirm with their bank first. */
  | { readonly kind: 'asks_authentication' }
  /** A bank debit: under way for a while, then paid or not. */
  | { readonly kind: 'debits'; readonly outcome: 'succeeds' | 'fails'; readonly pace: 'usual' | 'slow' };

export interface Decline {
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
}
