import type { LetterKind } from '../../letters/intents/letter-kinds';

/** A gift as those see it who answer donors. Instants are Stripe's. */
export interface CareGift {
  readonly id: string;
  readonly donorId: string | null;
  readonly frequency: 'one-time' | 'monthly' | 'annual';
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** How many monthly gifts it stands for; null: it stands for itself. */
  readonly monthsCovered: number | null;
  readonly since: Date;
  /** Of the contribution where it is given once; else of what stands at Stripe. */
  readonly state: CareGiftState;
  /** When it is next taken; or ends, or has ended; null: never, or not known. */
  readonly nextAt: Date | null;
  readonly charges: readonly CareCharge[];
  /** Ids of what was asked for it, and Stripe has not said yet whether it is done. */
  readonly underWay: readonly string[];
}

export type CareGiftState =
  | 'pledged'
  | 'open'
  | 'pending'
  | 'confirmed'
  | 'failed'
  | 'expired'
  | 'active'
  | 'failing'
  | 'paused'
  | 'ending'
  | 'ended';

/** One try to take money, with what became of it. */
export interface CareCharge {
  readonly id: string;
  readonly status: 'pending' | 'failed' | 'succeeded';
  readonly method: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly capturedMinor: bigint;
  /** Given back, or on its way. */
  readonly refundedMinor: bigint;
  /** Those that did not arrive, oldest first. */
  readonly failedRefunds: readonly FailedRefund[];
  /** Of its disputes, newest first. */
  readonly disputes: readonly string[];
  readonly givenAt: Date;
  readonly receivedAt: Date | null;
  readonly availableAt: Date | null;
  /** A day, such as 2027-03-01. */
  readonly settledOn: string | null;
  readonly receiptNumber: string | null;
  readonly receiptLetterId: string | null;
}

/** The money came back to Stripe, and counts as given. */
export interface FailedRefund {
  readonly id: string;
  readonly amountMinor: bigint;
}

/** A letter that was written about a donor's gifts: never what stood in it. */
export interface CareLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly number: string | null;
  readonly writtenAt: Date;
  readonly state: string;
  readonly sentAt: Date | null;
}
