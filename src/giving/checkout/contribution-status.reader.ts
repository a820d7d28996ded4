import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import { CheckoutSession } from '../checkout-sessions/checkout-session.entity';
import { Contribution } from '../contributions/contribution.entity';
import type { ContributionStatus } from '../contributions/contribution-status';

/** What a donor is told. `confirming` until Stripe's word has come. */
export const DONOR_STATUSES = ['confirming', 'confirmed', 'pending', 'failed', 'expired'] as const;
export type DonorStatus = (typeof DONOR_STATUSES)[number];

export interface ContributionStanding {
  readonly status: DonorStatus;
  readonly frequency: Frequency;
  readonly amountMinor: bigint;
  /** Part of the amount. */
  readonly feeCoverMinor: bigint;
  readonly currency: string;
  /** How many monthly gifts it stands for; null: it stands for itself. */
  readonly monthsCovered: number | null;
  /** Of a page that took nothing: when the gift is taken for the first time, at noon in the newsroom's zone. Null: at once. */
  readonly firstChargeAt: Date | null;
}

/** Reads how a contribution stands. It only ever reads: nothing a donor's browser does marks anything paid. */
@Injectable()
export class ContributionStatusReader {
  constructor(
    @InjectRepository(Contribution) private readonly contributions: Repository<Contribution>,
    @InjectRepository(CheckoutSession) private readonly sessions: Repository<CheckoutSession>,
  ) {}

  /** `sessionId` is Stripe's session id, which only the donor's return address holds. @returns null for a wrong pair */
  async read(contributionId: string, sessionId: string): Promise<ContributionStanding | null> {
    if (!UUID.test(contributionId) || !STRIPE_SESSION_ID.test(sessionId)) return null;
    const session = await this.sessions.findOneBy({ contributionId, stripeId: sessionId });
    if (session === null) return null;
    const contribution = await this.contributions.findOneByOrFail({ id: contributionId });
    const { status, frequency, amountMinor, feeCoverMinor, currency, monthsCovered } = contribution;
    return {
      ...{ status: DONOR_WORDS[status], frequency, amountMinor, feeCoverMinor, currency, monthsCovered },
      firstChargeAt: firstChargeOf(session),
    };
  }
}

function firstChargeOf({ request }: CheckoutSession): Date | null {
  const trialEnd = request.subscription_data?.trial_end;
  return trialEnd === undefined ? null : new Date(trialEnd * 1000);
}

const DONOR_WORDS: Record<ContributionStatus, DonorStatus> = {
  pledged: 'confirming',
  open: 'confirming',
  pending: 'pending',
  confirmed: 'confirmed',
  failed: 'failed',
  expired: 'expired',
};

/** Whatever else a browser sends never reaches the database. */
const STRIPE_SESSION_ID = /^cs_[A-Za-z0-9_]{1,250}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
