import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import type { SessionFact } from '../../infrastructure/stripe/facts/session-fact';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { CheckoutSession } from './checkout-session.entity';
import { higherState, stateOf } from './session-state';

/** What one event says of a payment page. */
export interface ToldSession {
  readonly fact: SessionFact;
  readonly eventType: string;
}

/** What Stripe says of payment pages, merged into our rows of them. */
@Injectable()
export class SessionFacts {
  /**
   * Sessions of another system's are passed over.
   * @returns the contribution of each of our sessions told of, by our id of the session
   * @throws UnreadableObject when one carries our ids and we have no such row, or another session's
   */
  async merge(manager: EntityManager, told: readonly ToldSession[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(told.flatMap(({ fact }) => fact.checkoutSessionId ?? []))];
    if (ids.length === 0) return new Map();
    const known = await manager.findBy(CheckoutSession, { id: In(ids) });
    const merged = new Map(known.map((session) => [session.id, session]));
    for (const { fact, eventType } of told) {
      if (fact.checkoutSessionId === null) continue;
      const session = ours(merged.get(fact.checkoutSessionId), fact);
      merged.set(session.id, { ...session, ...mergedWith(session, fact, eventType) });
    }
    await prepared(manager, UPDATE, [JSON.stringify([...merged.values()])]);
    return new Map(known.map(({ id, contributionId }) => [id, contributionId]));
  }
}

function ours(session: CheckoutSession | undefined, fact: SessionFact): CheckoutSession {
  if (session === undefined) {
    throw new UnreadableObject(
      `checkout.session names our session ${fact.checkoutSessionId}, which is not in the database`,
    );
  }
  // Our answer from Stripe may have been lost, so the event may be the first to tell the id; it is never another.
  if (session.stripeId !== null && session.stripeId !== fact.stripeId) {
    throw new UnreadableObject(
      `checkout.session ${fact.stripeId} names our session ${session.id}, which is ${session.stripeId}`,
    );
  }
  return session;
}

function mergedWith(session: CheckoutSession, fact: SessionFact, eventType: string) {
  return {
    stripeId: fact.stripeId,
    state: higherState(session.state, stateOf(fact, eventType)),
    // Null at creation, set once, never changed: whichever event has them.
    paymentIntentId: session.paymentIntentId ?? fact.paymentIntentId,
    subscriptionId: session.subscriptionId ?? fact.subscriptionId,
    customerId: session.customerId ?? fact.customerId,
  };
}

const UPDATE = `
  update checkout_sessions s
  set stripe_id = told."stripeId", state = told.state, payment_intent_id = told."paymentIntentId",
    subscription_id = told."subscriptionId", customer_id = told."customerId"
  from json_to_recordset($1) as told(
    id uuid, "stripeId" text, state text, "paymentIntentId" text, "subscriptionId" text, "customerId" text)
  where s.id = told.id`;
