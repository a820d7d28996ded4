import type { Account } from '../account/account';
import type { CheckoutSession, PaymentIntent, PaymentMethod } from '../account/wire';
import { given } from '../api/given';
import { mergeMetadata } from '../api/parameters/metadata';
import { newPaymentIntent, type IntentDetails } from '../resources/payment-intents/payment-intent';
import { shippingOf } from '../resources/payment-intents/shipping';
import { firstPayment } from '../resources/subscriptions/first-period';
import { payerAsCustomer } from './payer';
import type { CheckoutOrder } from './order';

/** The session's one payment intent, made at the first attempt; with it the customer, where there is to be one. */
export function prepareIntent(
  account: Account,
  session: CheckoutSession,
  order: CheckoutOrder,
  method: PaymentMethod,
): PaymentIntent {
  const customer = payerAsCustomer(account, session, order, method.billing_details);
  const earlier = account.store.get('payment_intents', order.paymentIntent ?? '');
  if (earlier) return account.store.put('payment_intents', { ...earlier, customer });
  const intent = newPaymentIntent(account, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    customer,
    payment_method_configuration_details: session.payment_method_configuration_details,
    payment_method_types: session.payment_method_types,
    ...(session.mode === 'subscription' ? firstPayment(order.invoice) : oneTimeDetails(order)),
  });
  account.events.emit('payment_intent.created', intent);
  account.store.put('payment_purposes', { id: intent.id, session: session.id });
  account.store.put('checkout_orders', { ...order, customer, paymentIntent: intent.id });
  return intent;
}

function oneTimeDetails({ paymentIntentData: data }: CheckoutOrder): Partial<IntentDetails> {
  return {
    ...given(
      data,
      'description',
      'receipt_email',
      'setup_future_usage',
      'statement_descriptor',
      'statement_descriptor_suffix',
    ),
    metadata: mergeMetadata({}, data.metadata),
    shipping: shippingOf(data.shipping),
  };
}
