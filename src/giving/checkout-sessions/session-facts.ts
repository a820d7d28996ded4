import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SessionFact } from '../../infrastructure/stripe/facts/session-fact';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { CheckoutSession } from './checkout-session.entity';
import { higherState, stateOf } from './session-state';

/** What Stripe says of a payment page, merged into our row of it. */
@Injectable()
export class SessionFacts {
  /**
   * @returns the contribution the session is for, or null when the session is another system's
   * @throws UnreadableObject when it carries our ids and we have no such row, or another session's
   */
  async merge(manager: EntityManager, fact: SessionFact, eventType: string): Promise<string | null> {
    if (fact.checkoutSessionId === null) return null;
    const session = await manager.findOneBy(CheckoutSession, { id: fact.checkoutSessionId });
    if (session === null)
      throw new UnreadableObject(
        `checkout.session names our session ${fact.checkoutSessionId}, which is not in the database`,
      );
    // Our answer from Stripe may have been lost, so the event may be the first to tell the id; it is never another.
    if (session.stripeId !== null && session.stripeId !== fact.stripeId) {
      throw new UnreadableObject(
        `checkout.session ${fact.stripeId} names our session ${session.id}, which is ${session.stripeId}`,
      );
    }
    await manager.update(CheckoutSession, { id: session.id }, merged(session, fact, eventType));
    return session.contributionId;
  }
}

function merged(session: CheckoutSession, fact: SessionFact, eventType: string) {
  return {
    stripeId: fact.stripeId,
    state: higherState(session.state, stateOf(fact, eventType)),
    // Null at creation, set once, never changed: whichever event has them.
    paymentIntentId: session.paymentIntentId ?? fact.paymentIntentId,
    subscriptionId: session.subscriptionId ?? fact.subscriptionId,
    customerId: session.customerId ?? fact.customerId,
  };
}
