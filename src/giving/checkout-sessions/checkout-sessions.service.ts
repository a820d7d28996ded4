import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { CONFIG, type Config } from '../../foundation/config/config';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { StripeCheckoutSessions, type OpenedSession } from '../../infrastructure/stripe/checkout-sessions';
import type { Contribution } from '../contributions/contribution.entity';
import type { FrequencyTerms } from '../contributions/frequency-terms';
import { CheckoutSession } from './checkout-session.entity';
import { sessionRequest, type SessionPlan } from './session-request';

/** The payment pages of a contribution: at most one at a time can be paid. */
@Injectable()
export class CheckoutSessionsService {
  constructor(
    @InjectRepository(CheckoutSession) private readonly sessions: Repository<CheckoutSession>,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
    private readonly stripe: StripeCheckoutSessions,
    private readonly clock: Clock,
  ) {}

  /**
   * The session to ask Stripe for, or the one already open: the newest attempt while it can still succeed, else the
   * next, once the newest can no longer be paid. Committed before Stripe is called, with every parameter.
   * @param methodsOff ways of paying that a new page must not offer, by Stripe's words; an open one stays as it is
   * @throws StripeFailure when it is not known whether the newest can still be paid
   */
  async current(
    contribution: Contribution,
    terms: FrequencyTerms,
    methodsOff: readonly string[],
  ): Promise<CheckoutSession> {
    const plan = (attempt: number) => this.plan({ contribution, terms, methodsOff }, attempt);
    const first = await this.insert(plan(1));
    if (first !== null) return first;
    const newest = await this.newest(contribution.id);
    if (this.isUsable(newest) || (await this.wasPaid(newest))) return newest;
    return (await this.insert(plan(newest.attempt + 1))) ?? this.newest(contribution.id);
  }

  /** Stores Stripe's answer; an answer that is there already is the same one, and a webhook may already know better. */
  async opened(session: CheckoutSession, { stripeId, url }: OpenedSession): Promise<void> {
    const state = () => `case when state in ('requested', 'refused') then 'open' else state end`;
    await this.sessions.update({ id: session.id, url: IsNull() }, { stripeId, url, state });
  }

  /** Stripe will not answer this key otherwise: the next try is a new attempt. */
  async refused(session: CheckoutSession): Promise<void> {
    await this.sessions.update({ id: session.id, state: 'requested', url: IsNull() }, { state: 'refused' });
  }

  /** @returns null when another request was quicker with this attempt */
  private async insert(session: CheckoutSession): Promise<CheckoutSession | null> {
    const insert = this.sessions.createQueryBuilder().insert().values(session).orIgnore().returning('id');
    const { raw } = await insert.updateEntity(false).execute();
    return (raw as unknown[]).length === 1 ? session : null;
  }

  private newest(contributionId: string): Promise<CheckoutSession> {
    return this.sessions.findOneOrFail({ where: { contributionId }, order: { attempt: 'DESC' } });
  }

  /**
   * Its time is over by our clock and no event has said how it ended: Stripe is asked, because the donor may have paid
   * while we heard nothing.
   */
  private async wasPaid({ stripeId, state }: CheckoutSession): Promise<boolean> {
    if (stripeId === null || state !== 'open') return false;
    return (await this.stripe.close(stripeId)) === 'complete';
  }

  private isUsable(session: CheckoutSession): boolean {
    if (session.state === 'refused' || session.state === 'expired') return false;
    // Paid or being paid: the donor is shown the same page again, which says so. Never a second one to pay.
    if (session.state.startsWith('complete')) return true;
    const needed = session.url === null ? RETRY_MARGIN_MS : 0;
    return session.expiresAt.getTime() - needed > this.clock.now().getTime();
  }

  private plan(wish: Pick<SessionPlan, 'contribution' | 'terms' | 'methodsOff'>, attempt: number): CheckoutSession {
    const { contribution } = wish;
    const id = randomUUID();
    const requestedAt = this.clock.now();
    const expiresAt = new Date(requestedAt.getTime() + LIFETIME_MS);
    const plan = { ...wish, checkoutSessionId: id, expiresAt };
    return {
      ...{ id, contributionId: contribution.id, attempt, requestedAt, expiresAt, state: 'requested' },
      idempotencyKey: idempotencyKey('checkout-session', contribution.id, attempt),
      request: sessionRequest({ ...plan, newsroom: this.newsroom, publicUrl: this.config.publicUrl }),
      ...{ stripeId: null, url: null, paymentIntentId: null, subscriptionId: null, customerId: null },
    };
  }
}

/**
 * Long enough to find a card and pass a bank's check, short enough that an open page is soon gone when a newsroom must
 * stop. Stripe allows 30 min to 24 h.
 */
const LIFETIME_MS = 2 * 60 * 60 * 1000;
/** Stripe refuses an expiry less than 30 min ahead, so a request is not repeated closer to it than that and a little. */
const RETRY_MARGIN_MS = 35 * 60 * 1000;
