/** Something the account will do by itself once its clock gets there. */
export interface Task {
  readonly id: string;
  readonly dueAtMs: number;
  readonly kind: TaskKind;
  /** The object it is about. */
  readonly subject: string;
}

export type TaskKind = 'expire_checkout_session' | 'book_charge' | 'settle_bank_debit' | 'announce_invoice_payment';
