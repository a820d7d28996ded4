import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripeFailure } from './stripe-failure';

/** Whom Stripe charges again and again: an address, and the cards and accounts they gave. */
@Injectable()
export class StripeCustomers {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Stripe forgets the address and lets go of the cards and accounts; what goes on ends. Payments that were made keep what
   * Stripe wrote beside them. Safe to repeat: whoever is gone is gone. @throws StripeFailure
   * @see https://docs.stripe.com/api/customers/delete
   */
  async remove(customerId: string): Promise<void> {
    try {
      await asFailure(() => this.stripe.customers.del(customerId));
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.code !== 'resource_missing') throw error;
    }
  }
}
