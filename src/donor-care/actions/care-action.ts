import type { RefundReason } from '../../infrastructure/stripe/refunds';

export type CareKind = 'refund' | 'gift-end' | 'receipt' | 'manage-link' | 'erasure';

/**
 * - `drawn-up`: a page says what will happen, and nobody has said yes
 * - `under-way`: somebody has; what Stripe has done is not known
 * - `done`: Stripe has said so, or the letter is written; what is then true comes by webhook
 * - `refused`: it was not done, and never will be under this id
 */
export type CareState = 'drawn-up' | 'under-way' | 'done' | 'refused';

/** What is known when an action is drawn up. Which of the terms there are depends on the kind. */
export interface CareTerms {
  readonly kind: CareKind;
  /** Null: the gift kept no address. */
  readonly donorId: string | null;
  readonly contributionId: string | null;
  /** The charge, subscription, letter or donor that it is done to. */
  readonly subject: string;
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly refundReason?: RefundReason;
  readonly refundedBeforeMinor?: bigint;
  /** Of the end of a gift; absent: at once. */
  readonly endsAt?: Date;
  readonly reason: string;
}

/** One thing that somebody does for a donor, once, however often its page is sent. */
export interface CareAction extends CareTerms {
  readonly id: string;
  readonly askedBy: string;
  readonly state: CareState;
  /** Of the calls to Stripe. */
  readonly attempt: number;
  /** How long what was asked before may still be carried out; 0: it is over, or nothing failed. */
  readonly waitSeconds: number;
  /** Why it was refused: a code. */
  readonly outcome: string | null;
  /** Stripe's id of the refund, that of the letter, or that by which an erasure is followed. */
  readonly resultId: string | null;
}

export interface CareRow extends Omit<CareAction, 'amountMinor' | 'refundedBeforeMinor' | 'endsAt'> {
  readonly amountMinor: string | null;
  readonly refundedBeforeMinor: string | null;
  readonly endsAt: Date | null;
}

export function asAction({ amountMinor, refundedBeforeMinor, endsAt, ...row }: CareRow): CareAction {
  return {
    ...row,
    ...(amountMinor !== null && { amountMinor: BigInt(amountMinor) }),
    ...(refundedBeforeMinor !== null && { refundedBeforeMinor: BigInt(refundedBeforeMinor) }),
    ...(endsAt !== null && { endsAt }),
  };
}

export const CARE_COLUMNS = `id, kind, donor_id as "donorId", contribution_id as "contributionId", subject,
  amount_minor::text as "amountMinor", currency, refund_reason as "refundReason",
  refunded_before_minor::text as "refundedBeforeMinor", ends_at as "endsAt", reason, asked_by as "askedBy", state,
  attempt, outcome, result_id as "resultId",
  greatest(0, ceil(coalesce(extract(epoch from not_before - clock_timestamp()), 0)))::integer as "waitSeconds"`;
