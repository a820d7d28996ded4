import type { Frequency } from '../../src/foundation/newsroom/newsroom';
import type { Settings } from '../../sandbox/account/settings';

/** What happens at Stripe from the first gift to the last day: everything a history is made from. */
export interface Life {
  readonly settings: Partial<Settings>;
  /** The stamps of events are rounded down to so many seconds, so that many of them tie. */
  readonly roundedToSeconds: number;
  readonly gifts: readonly Gift[];
  readonly steps: readonly Step[];
  /** Whether bank debits under way are settled before the end. */
  readonly end: 'settled' | 'under way';
}

/** One reader's choice and what they do on Stripe's page, try after try. */
export interface Gift {
  readonly frequency: Frequency;
  /** In Stripe's spelling. */
  readonly currency: string;
  readonly amountMinor: number;
  readonly receipt: boolean;
  readonly tries: readonly Try[];
}

/** One submission of Stripe's page; `leaves` never comes back, and the page expires. */
export type Try =
  | 'pays'
  | 'declined'
  | 'passes_authentication'
  | 'fails_authentication'
  | 'debit_pays'
  | 'debit_fails'
  | 'pays_and_is_disputed'
  | 'pays_and_is_inquired_about'
  | 'pays_and_is_suspected'
  | 'pays_refund_pends'
  | 'pays_refund_fails'
  | 'leaves';

/** Something that happens after the gifts. It is passed over where nothing it could happen to is there. */
export interface Step {
  readonly kind: StepKind;
  /** Which of the objects it could happen to. */
  readonly which: number;
  /** How much of the amount: 1 to 100. */
  readonly percent: number;
  readonly afterSeconds: number;
}

export const STEP_KINDS = [
  ...['renew', 'renewal_fails', 'renewal_fails_for_good', 'renewal_asks_authentication', 'authenticate'],
  ...['settle_debits', 'cancel_now', 'cancel_at_period_end', 'keep_after_all', 'change_amount'],
  ...['pause_collection', 'resume_collection', 'pause', 'resume', 'forget_customer'],
  ...['refund', 'refund_in_dashboard', 'refund_that_pends', 'refund_that_asks', 'refund_succeeds', 'refund_fails'],
  ...['refund_canceled', 'dispute', 'inquiry', 'prevented_dispute', 'dispute_answered', 'dispute_won', 'dispute_lost'],
  ...['dispute_appealed', 'inquiry_escalates', 'fraud_warning', 'payout', 'payout_by_hand', 'payout_arrives'],
  ...['payout_fails', 'payout_canceled', 'fee', 'adjustment', 'unknown_category', 'topup', 'charge_of_another_system'],
  ...['held_charge', 'held_charge_taken', 'held_charge_let_go', 'nothing'],
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
