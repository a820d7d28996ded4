import type { Frequency } from '../foundation/newsroom/newsroom';

/** How the thank-you page learns what became of a gift. It only ever reads. */
export interface ContributionStatusReader {
  /** `sessionId` is Stripe's, known to the donor's return address alone. Null for a pair that does not belong together. */
  read(contributionId: string, sessionId: string): Promise<ContributionStanding | null>;
}

export interface ContributionStanding {
  status: DonorStatus;
  frequency: Frequency;
  amountMinor: bigint;
  /** Of the amount, what covers the costs of the payment. */
  feeCoverMinor: bigint;
  currency: string;
  /** How many monthly gifts it stands for; null: it stands for itself. */
  monthsCovered: number | null;
  /** Of a page that took nothing: when the gift is taken for the first time. Null: at once. */
  firstChargeAt: Date | null;
}

export const DONOR_STATUSES = ['confirming', 'confirmed', 'pending', 'failed', 'expired'] as const;
export type DonorStatus = (typeof DONOR_STATUSES)[number];

export const CONTRIBUTION_STATUS_READER = Symbol('contribution status reader');
