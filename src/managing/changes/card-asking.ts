import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { StripeCardPages } from '../../infrastructure/stripe/card-pages';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { ManagedGifts } from '../gifts/managed-gifts';
import type { Visitor } from '../visits/manage-visits';
import { ChangeUnavailable, FreshLinkNeeded, GiftNotYours } from './change-problems';

/** Which gift a card is for, and the change it will be. */
export interface CardWish {
  readonly contributionId: string;
  readonly changeId: string;
  readonly language: string;
}

/** Another card or account for a gift. Stripe's page asks for it; the change is made when Stripe tells of the card. */
@Injectable()
export class CardAsking {
  constructor(
    private readonly gifts: ManagedGifts,
    private readonly pages: StripeCardPages,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @returns the address of Stripe's page. @throws FreshLinkNeeded, GiftNotYours, ChangeUnavailable */
  async ask(visitor: Visitor, { contributionId, changeId, language }: CardWish): Promise<string> {
    if (visitor.access !== 'visit') throw new FreshLinkNeeded();
    const gift = await this.gifts.one(visitor.donorId, contributionId);
    if (gift === undefined || gift.customerId === null) throw new GiftNotYours();
    const { customerId, currency } = gift;
    // Not to the link itself: Stripe's servers need not know it.
    const page = (more: Record<string, string>): string =>
      new URL(`/manage/visit?${new URLSearchParams({ language, ...more })}`, this.config.publicUrl).href;
    const metadata = { gift_change_id: changeId, gift_id: contributionId };
    const returnUrl = { done: page({ done: 'card' }), cancelled: page({}) };
    return this.open({ customerId, currency, metadata, language, returnUrl }, changeId);
  }

  private async open(page: Parameters<StripeCardPages['open']>[0], changeId: string): Promise<string> {
    try {
      return await this.pages.open(page, idempotencyKey('card-page', changeId, 1));
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      this.log.error({ code: error.code, requestId: error.requestId }, "Stripe's page for a card could not be opened");
      throw new ChangeUnavailable();
    }
  }
}
