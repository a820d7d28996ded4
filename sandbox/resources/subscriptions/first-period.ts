import type { Invoice, PaymentIntent, Subscription } from '../../account/wire';

/** The payment of a first invoice: nothing of the session's or the subscription's metadata reaches it. */
export function firstPayment(invoice: string): Partial<PaymentIntent> {
  return {
    capture_method: 'automatic',
    description: 'Subscription creation',
    payment_details: { customer_reference: null, order_reference: invoice },
    payment_method_configuration_details: null,
    setup_future_usage: 'off_session',
  };
}

/** The first invoice of a subscription. */
export function firstBill(subscription: Subscription): Bill {
  return billOf(subscription, 'subscription_create');
}

type Bill = Partial<Invoice> & { currency: string };

/** An invoice of a subscription: whose it is stands in its parent, the only place left that names it. */
export function billOf(
  { id, currency, metadata }: Subscription,
  billing_reason: NonNullable<Invoice['billing_reason']>,
): Bill {
  return {
    auto_advance: true,
    billing_reason,
    currency,
    parent: {
      quote_details: null,
      subscription_details: { metadata, subscription: id },
      type: 'subscription_details',
    },
  };
}
