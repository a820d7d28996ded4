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

/** The first invoice: whose it is stands in its parent, the only place left that names the subscription. */
export function firstBill({ id, currency, metadata }: Subscription): Partial<Invoice> & { currency: string } {
  return {
    auto_advance: true,
    billing_reason: 'subscription_create',
    currency,
    parent: {
      quote_details: null,
      subscription_details: { metadata, subscription: id },
      type: 'subscription_details',
    },
  };
}
