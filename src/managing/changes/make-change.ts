import { Injectable } from '@nestjs/common';
import { Clock } from '../../foundation/clock/clock';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { StripeOpenInvoices } from '../../infrastructure/stripe/open-invoices';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { StripeSubscriptionChanges } from '../../infrastructure/stripe/subscription-changes';
import { StripeSubscriptionSchedules } from '../../infrastructure/stripe/subscription-schedules';
import { StripeSubscriptionEndings } from '../../infrastructure/stripe/subscription-endings';
import type { ChangeAnswer, ChangeTerms, GiftChange } from './gift-change';
import { CARD_DECLINED } from './change-letters';
import type { Onlooker } from './change-outcomes';
import { GiftChanges } from './gift-changes';

/** How an attempt ended. `later`: nobody knows yet, and it is tried again. */
export type MadeChange = 'done' | 'later' | { readonly refused: string };

/** Has one change made at Stripe. Wherever it breaks off, the same is asked once more: all of it is absolute. */
@Injectable()
export class MakeChange {
  constructor(
    private readonly changes: GiftChanges,
    private readonly stripe: StripeSubscriptionChanges,
    private readonly schedules: StripeSubscriptionSchedules,
    private readonly endings: StripeSubscriptionEndings,
    private readonly invoices: StripeOpenInvoices,
    private readonly clock: Clock,
  ) {}

  async make(change: GiftChange, onlooker: Onlooker): Promise<MadeChange> {
    if (change.state === 'done') return 'done';
    if (change.state === 'refused') return { refused: change.outcome ?? '' };
    if (change.state === 'waiting') return 'later';
    try {
      const answer = await this.ask(change);
      await this.changes.settle(change, answer, onlooker);
      return typeof answer === 'object' ? answer : 'done';
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      return this.failed(change, error, onlooker);
    }
  }

  private async failed(change: GiftChange, { kind, code }: StripeFailure, onlooker: Onlooker): Promise<MadeChange> {
    if (kind === 'refused') return this.refused(change, code, onlooker);
    await (kind === 'failed' ? this.changes.nextAttempt(change) : this.changes.putOff(change));
    return 'later';
  }

  /** What was planned before was given up for it, and is planned again: nothing is to have changed. */
  private async refused(change: GiftChange, code: string, onlooker: Onlooker): Promise<MadeChange> {
    const plan = await this.changes.planOf(change);
    if (plan !== null && change.terms.kind !== 'card') {
      const { id, attempt } = change;
      const create = idempotencyKey('gift-plan-again', id, attempt);
      const keys = { create, update: idempotencyKey('gift-price-again', id, attempt) };
      const { productId, amountMinor, currency, interval } = plan;
      const price = { productId, amountMinor: BigInt(amountMinor), currency, interval };
      try {
        await this.schedules.planPrice(change.subscriptionId, price, keys);
      } catch (error) {
        if (!(error instanceof StripeFailure)) throw error;
        if (error.kind !== 'refused') return this.failed(change, error, onlooker);
      }
    }
    await this.changes.settle(change, { refused: code }, onlooker);
    return { refused: code };
  }

  /** @returns also why it was not made, without Stripe having refused. @throws StripeFailure */
  private async ask(change: GiftChange): Promise<ChangeAnswer> {
    const { subscriptionId: id, terms } = change;
    const key = idempotencyKey('gift-change', change.id, change.attempt);
    // Beside a change that was planned for later Stripe makes no other; the newest word counts.
    if (terms.kind !== 'card' && terms.kind !== 'frequency') await this.schedules.release(id);
    switch (terms.kind) {
      case 'pause':
        if (terms.how === 'move') await this.stripe.moveTo(id, new Date(terms.nextAt), key);
        else await this.stripe.pause(id, new Date(terms.resumesAt), key);
        return 'made';
      case 'go-on':
        await this.goOn(id, terms, key);
        return 'made';
      case 'end':
        await this.end(id, terms, key);
        return 'made';
      case 'amount':
        return this.setAmount(id, terms, key);
      case 'day':
        await this.stripe.moveTo(id, new Date(terms.nextAt), key);
        return 'made';
      case 'frequency':
        await this.setFrequency(change, terms, key);
        return 'made';
      case 'card':
        return this.useCard(change, terms.paymentMethodId, key);
    }
  }

  /** At once also where its instant has nearly come: Stripe takes none that is over when it reads it. */
  private end(id: string, { endsAt }: ChangeTerms & { kind: 'end' }, key: string): Promise<void> {
    const hasCome = endsAt === null || Date.parse(endsAt) - this.clock.now().getTime() < A_MOMENT_MS;
    return hasCome ? this.endings.endNow(id) : this.endings.endAt(id, new Date(endsAt), key);
  }

  /** A plan that began while nobody answered has made it another gift: the amount was not meant for that. */
  private async setAmount(id: string, terms: ChangeTerms & { kind: 'amount' }, key: string): Promise<ChangeAnswer> {
    if ((await this.stripe.look(id)).interval !== terms.interval) return { refused: 'stands_otherwise' };
    await this.stripe.setPrice(id, { ...terms, amountMinor: BigInt(terms.amountMinor) }, key);
    return 'made';
  }

  private goOn(id: string, terms: ChangeTerms & { kind: 'go-on' }, key: string): Promise<void> {
    switch (terms.how) {
      case 'end':
        return this.stripe.goOn(id, terms, key);
      case 'release':
        // Done above.
        return Promise.resolve();
      case 'void':
        return this.stripe.unpause(id, key);
      case 'move':
        return this.stripe.moveTo(id, new Date(terms.nextAt), key);
    }
  }

  private async setFrequency(
    { id, subscriptionId, attempt }: GiftChange,
    terms: ChangeTerms & { kind: 'frequency' },
    key: string,
  ): Promise<void> {
    const price = { ...terms, amountMinor: BigInt(terms.amountMinor) };
    const { itemId, productId, amountMinor, currency, interval } = price;
    if (terms.when === 'now') {
      await this.schedules.release(subscriptionId);
      const now = { itemId, productId, amountMinor, currency, interval, endsTrial: terms.endsTrial === true };
      return this.stripe.setIntervalNow(subscriptionId, now, key);
    }
    const keys = { create: idempotencyKey('gift-schedule', id, attempt), update: key };
    await this.schedules.planPrice(subscriptionId, { productId, amountMinor, currency, interval }, keys);
  }

  /** What is owed is taken with it at once: that is why most give another card. */
  private async useCard(
    { id, subscriptionId, attempt }: GiftChange,
    method: string,
    key: string,
  ): Promise<ChangeAnswer> {
    // First, since a plan that is refused leaves the gift as it was; what is planned would be paid with the old one.
    await this.schedules.usePaymentMethod(subscriptionId, method, idempotencyKey('planned-card', id, attempt));
    await this.stripe.setPaymentMethod(subscriptionId, method, key);
    const outcome = await this.invoices.pay(subscriptionId, method, idempotencyKey('owed-payment', id, attempt));
    if (outcome === 'declined') return { refused: CARD_DECLINED };
    return outcome === 'under-way' ? 'made-and-paying' : 'made';
  }
}

const A_MOMENT_MS = 60_000;
