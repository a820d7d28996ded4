import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubscriptionView } from '../../giving/subscriptions/subscription-facts';
import { endingToldBy } from './endings';
import { FailedTryLetters, SentBackLetters, type FailedTry, type SentBack } from './failed-payments';
import type { LetterIntent } from './letter-kinds';
import { Receipts } from './receipts';
import { RefundLetters } from './refund-letters';

/** What was just taken in, as far as letters follow from it. */
export interface Causes {
  /** What was just written into the ledger. */
  readonly postedKeys: readonly string[];
  readonly refunds: readonly { readonly stripeId: string }[];
  readonly subscriptions: readonly SubscriptionView[];
  readonly failedTries: readonly FailedTry[];
  readonly sentBack: readonly SentBack[];
}

/** Which letters follow from what was taken in. The same, in whatever order and however often it is told. */
@Injectable()
export class CausedLetters {
  constructor(
    private readonly receipts: Receipts,
    private readonly refunds: RefundLetters,
    private readonly failures: FailedTryLetters,
    private readonly sentBack: SentBackLetters,
  ) {}

  async by(manager: EntityManager, causes: Causes): Promise<LetterIntent[]> {
    const { postedKeys, refunds, subscriptions, failedTries, sentBack } = causes;
    const refundIds = refunds.map(({ stripeId }) => stripeId);
    return [
      ...(await this.receipts.wantedBy(manager, postedKeys)),
      ...(await this.refunds.wantedBy(manager, postedKeys, refundIds)),
      ...subscriptions.flatMap(endingToldBy),
      ...(await this.failures.wantedBy(manager, failedTries)),
      ...(await this.sentBack.wantedBy(manager, sentBack)),
    ];
  }
}
