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

  /**
   * Closes a page, so that it can no longer be paid. One that has ended already stays as it is.
   * @returns how it ended. @throws StripeFailure when that is not known
   */
  async close(stripeId: string): Promise<'complete' | 'expired'> {
    try {
      await asFailure(() => this.stripe.checkout.sessions.expire(stripeId));
      return 'expired';
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.kind !== 'refused') throw error;
      const { status } = await asFailure(() => this.stripe.checkout.sessions.retrieve(stripeId));
      if (status === 'complete') return 'complete';
      if (status === 'expired') return 'expired';
      throw error;
    }
  }
}

async function asFailure<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw StripeFailure.from(error) ?? error;
  }
}
