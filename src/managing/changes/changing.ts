import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { StripeProducts } from '../../infrastructure/stripe/products';
import { StripeSubscriptionChanges } from '../../infrastructure/stripe/subscription-changes';
import { DonorsService } from '../../giving/donors/donors.service';
import { wordsOf } from '../../giving/donors/words-of-changes';
import { ManagedGifts, type ManagedGift } from '../gifts/managed-gifts';
import type { ChangeTerms, GiftChange, Wish } from './gift-change';
import { GiftChanges } from './gift-changes';
import { ChangePending, ChangeRefused, ChangeUnavailable, FreshLinkNeeded, GiftNotYours } from './change-problems';
import { termsFor, type Standing } from './change-terms';
import { MakeChange } from './make-change';
import { stoodBefore } from './stood';
import type { Visitor } from '../visits/manage-visits';

/** A donor changes a recurring gift. What is then true comes from Stripe, as ever. */
@Injectable()
export class Changing {
  constructor(
    private readonly gifts: ManagedGifts,
    private readonly changes: GiftChanges,
    private readonly making: MakeChange,
    private readonly stripe: StripeSubscriptionChanges,
    private readonly donors: DonorsService,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly products: StripeProducts,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** What the wish comes to, before anything is done. @throws Problem */
  async outlook(
    visitor: Visitor,
    contributionId: string,
    wish: Wish,
  ): Promise<{ gift: ManagedGift; terms: ChangeTerms }> {
    const gift = await this.giftOf(visitor, contributionId);
    if (visitor.access === 'mail') refuseUnlessHarmless(wish);
    return { gift, terms: termsFor(wish, await this.standingOf(gift), this.clock.now()) };
  }

  /**
   * @param changeId made with the form: sent twice, it happens once @returns what was agreed
   * @throws Problem; ChangePending: it is written down, and tried again
   */
  async change(visitor: Visitor, contributionId: string, changeId: string, wish: Wish): Promise<ChangeTerms> {
    const gift = await this.giftOf(visitor, contributionId);
    const begun = (await this.changes.find(changeId)) ?? (await this.begin(gift, visitor, changeId, wish));
    if (begun.contributionId !== contributionId) throw new GiftNotYours();
    const made = await this.making.make(begun, 'donor');
    if (made === 'done') return begun.terms;
    throw made === 'later' ? new ChangePending() : new ChangeRefused();
  }

  private async begin(gift: ManagedGift, visitor: Visitor, id: string, wish: Wish): Promise<GiftChange> {
    if (visitor.access !== 'visit') refuseUnlessHarmless(wish);
    const { contributionId, subscriptionId } = gift;
    const standing = await this.standingOf(gift);
    const terms = termsFor(wish, standing, this.clock.now());
    if (terms.kind === 'frequency') await this.ensureProduct(terms);
    const change = { id, contributionId, subscriptionId, terms, stood: stoodBefore(gift, standing) };
    if (wish.kind !== 'end') return this.changes.begin(change);
    const { reason, words } = wish;
    if (words === null) return this.changes.begin({ ...change, reason });
    const sealedWords = await this.donors.sealFor(this.dataSource.manager, visitor.donorId, wordsOf(id), words);
    return this.changes.begin({ ...change, reason, sealedWords });
  }

  /** A newsroom that nobody gave to in this way yet has no product for it at Stripe. */
  private async ensureProduct({ interval, productId }: ChangeTerms & { kind: 'frequency' }): Promise<void> {
    const { productNames, statementDescriptor } = this.newsroom;
    const name = productNames[interval === 'year' ? 'annual' : 'monthly'];
    await this.asked(() => this.products.ensure({ id: productId, name, statementDescriptor }));
  }

  private async giftOf({ donorId }: Visitor, contributionId: string): Promise<ManagedGift> {
    const gift = await this.gifts.one(donorId, contributionId);
    if (gift === undefined) throw new GiftNotYours();
    return gift;
  }

  private async standingOf({ subscriptionId, isUntaken }: ManagedGift): Promise<Standing> {
    const terms = await this.asked(() => this.stripe.look(subscriptionId));
    const move = await this.changes.lastMove(subscriptionId);
    // Moved once more since, by whomever: there is nothing to go back to.
    const isMoved = move !== null && move.nextAt.getTime() === terms.periodEnd.getTime();
    // Stripe knows earlier than we do that the first payment came.
    return { ...terms, movedFrom: isMoved ? move.before : null, isUntaken: isUntaken && terms.status === 'trialing' };
  }

  /** Before anything is written down. @throws ChangeUnavailable, GiftNotYours */
  private async asked<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      this.log.error({ code: error.code, requestId: error.requestId }, 'Stripe could not be asked about a gift');
      throw error.code === 'resource_missing' ? new GiftNotYours() : new ChangeUnavailable();
    }
  }
}

/** Whoever finds a letter may stop a gift, which costs its donor nothing, and do nothing else. @throws FreshLinkNeeded */
function refuseUnlessHarmless({ kind }: Wish): void {
  if (kind !== 'pause' && kind !== 'end') throw new FreshLinkNeeded();
}
