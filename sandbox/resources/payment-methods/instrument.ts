/** What happens when this card or account is charged: known to the bank, so it never stands in the payment method. */
export interface PaymentInstrument {
  /** The payment method it belongs to. */
  readonly id: string;
  readonly behaviour: Behaviour;
}

export type Behaviour =
  | { readonly kind: 'succeeds'; readonly aftermath?: Aftermath }
  /** Refused, by some cards only when money is to be taken and not when they are set up for later. */
  | { readonly kind: 'declines'; readonly decline: Decline; readonly only?: 'when_charged' }
  /** Asks the payer to confirm with their bank first: each time, or until it has been set up for later payments. */
  | { readonly kind: 'asks_authentication'; readonly until?: 'set_up' }
  /** A bank debit: under way for a while, then paid or not. */
  | { readonly kind: 'debits'; readonly outcome: 'succeeds' | 'fails'; readonly pace: 'usual' | 'slow' };

/** What comes of a payment after it succeeded. */
export type Aftermath =
  | 'available_at_once'
  | 'disputed_as_fraudulent'
  | 'disputed_as_not_received'
  | 'inquired_about'
  | 'refund_fails'
  | 'refund_pends'
  | 'reported_as_fraudulent';

export interface Decline {
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
}

/** What a test has planned for the next charges of a customer or a subscription, whatever their card would do. */
export interface PlannedOutcome {
  /** The customer's, or the subscription's. */
  readonly id: string;
  readonly behaviour: Behaviour;
  /** How many attempts it still meets. */
  readonly remaining: number;
}
