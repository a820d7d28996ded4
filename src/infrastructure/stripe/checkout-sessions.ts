import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { StripeFailure } from './stripe-failure';

/** The parameters of a session, exactly as they are stored with the pledge and sent. */
export type CheckoutSessionRequest = Stripe.Checkout.SessionCreateParams;

export interface OpenedSession {
  readonly stripeId: string;
  readonly url: string;
}

/** Stripe's hosted payment page. */
@Injectable()
export class StripeCheckoutSessions {
  constructor(private readonly stripe: Stripe) {}

  /** Safe to repeat under the same key. @throws StripeFailure */
  async open(request: CheckoutSessionRequest, key: string): Promise<OpenedSession> {
    const session = await asFailure(() => this.stripe.checkout.sessions.create(request, { idempotencyKey: key }));
    // Only embedded pages have no address, and we never ask for one.
    if (session.url === null) throw new StripeFailure('refused', 'session_without_url', undefined);
    return { stripeId: session.id, url: session.url };
  }

  /** A session that is already complete or expired stays as it is. @throws StripeFailure */
  async expire(stripeId: string): Promise<void> {
    await asFailure(() => this.stripe.checkout.sessions.expire(stripeId));
  }
}

async function asFailure<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw StripeFailure.from(error) ?? error;
  }
}
