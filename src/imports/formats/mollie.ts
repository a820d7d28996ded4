import { column, type GiftFormat, type SubscriptionFormat } from './format';

/**
 * Mollie's list of payments and its settlement report, which share their columns. They name no address.
 * @see https://docs.mollie.com/docs/settlement-report
 */
export const MOLLIE_GIFTS: GiftFormat = {
  columns: {
    id: column('required', 'ID'),
    day: column('required', 'Date'),
    amount: column('required', 'Amount'),
    currency: column('required', 'Currency'),
    status: column('required', 'Status'),
    type: column('optional', 'Payment method'),
    refunded: column('optional', 'Amount refunded'),
    email: column('optional', 'Consumer email', 'Customer email', 'Email'),
  },
  kindOf: ({ cell }) => {
    const status = cell('status').toLowerCase();
    // Refunds and fees have records of their own; what was refunded stands beside the payment.
    if (!cell('id').startsWith('tr_') || cell('amount').startsWith('-'))
      return { is: 'nothing', because: 'no payment' };
    return PAID.includes(status) ? { is: 'gift', frequency: 'unknown' } : { is: 'nothing', because: 'not paid' };
  },
};

/** `paidout`: the same, once its settlement was transferred. */
const PAID = ['paid', 'paidout'];

/**
 * Mollie exports no subscriptions: this is its list of them as CSV, under the names its API gives, with each customer's
 * address. @see https://docs.mollie.com/reference/list-all-subscriptions
 */
export const MOLLIE_SUBSCRIPTIONS: SubscriptionFormat = {
  columns: {
    id: column('required', 'id', 'Subscription ID'),
    status: column('required', 'status'),
    email: column('required', 'email', 'customer.email', 'Customer email'),
    amount: column('required', 'amount.value', 'Amount'),
    currency: column('required', 'amount.currency', 'Currency'),
    interval: column('required', 'interval'),
    nextOn: column('required', 'nextPaymentDate', 'Next payment date'),
  },
  standingOf: ({ cell }) => (cell('status').toLowerCase() === 'active' ? 'goes on' : { because: 'not active' }),
  wayOf: () => 'invite',
};
