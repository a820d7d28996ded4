/** Something the account will do by itself once its clock gets there. */
export interface Task {
  readonly id: string;
  readonly dueAtMs: number;
  readonly kind: TaskKind;
  /** The object it is about. */
  readonly subject: string;
  /** Where it is due by a test clock's time and not by the account's. */
  readonly testClock?: string;
}

export type TaskKind =
  | 'advance_test_clock'
  | 'announce_invoice_payment'
  | 'announce_trial_end'
  | 'announce_upcoming_invoice'
  | 'book_charge'
  | 'end_subscription'
  | 'enter_phase'
  | 'expire_checkout_session'
  | 'expire_incomplete_subscription'
  | 'finalize_invoice'
  | 'renew_subscription'
  | 'resume_collection'
  | 'retry_invoice'
  | 'settle_bank_debit'
  | MoneyTaskKind;

type MoneyTaskKind =
  | 'expire_authorization'
  | 'complete_refund'
  | 'fail_refund'
  | 'trace_refund'
  | 'lapse_dispute'
  | 'pay_out'
  | 'submit_payout'
  | 'arrive_payout'
  | 'complete_topup';
