import { column, type GiftFormat, type SubscriptionFormat } from './format';

/**
 * PayPal's activity download in English, with its default columns. Its days are written as the account's country does.
 * @see https://developer.paypal.com/docs/reports/online-reports/activity-download/
 */
export const PAYPAL_GIFTS: GiftFormat = {
  columns: {
    id: column('required', 'Transaction ID'),
    day: column('required', 'Date'),
    amount: column('required', 'Gross'),
    currency: column('required', 'Currency'),
    status: column('required', 'Status'),
    type: column('required', 'Type', 'Description'),
    email: column('optional', 'From Email Address'),
    about: column('required', 'Reference Txn ID'),
  },
  kindOf: ({ cell }) => {
    const type = cell('type').toLowerCase();
    if (type.includes('refund') || type.includes('reversal') || type.includes('chargeback'))
      return refundOr(cell('amount'));
    if (!DONE.includes(cell('status').toLowerCase())) return { is: 'nothing', because: 'not completed' };
    if (!GIFTS.some((word) => type.includes(word)) || cell('amount').startsWith('-'))
      return { is: 'nothing', because: 'no payment' };
    const isRecurring = RECURRING.some((word) => type.includes(word));
    return { is: 'gift', frequency: isRecurring ? 'recurring' : 'one-time' };
  },
};

/** A cancelled refund or a won chargeback comes back as an amount of its own, and is not taken for a gift. */
function refundOr(amount: string): { is: 'refund' } | { is: 'nothing'; because: string } {
  return /^[-−]/.test(amount) ? { is: 'refund' } : { is: 'nothing', because: 'given back to the account' };
}

/** Whatever was given back of a payment has a record of its own. */
const DONE = ['completed', 'refunded', 'partially refunded'];
const GIFTS = ['payment', 'donation'];
const RECURRING = ['subscription', 'recurring', 'preapproved'];

/**
 * PayPal's lists of subscriptions and recurring payments as CSV, under the names its API gives or its reports have.
 * @see https://developer.paypal.com/docs/api/subscriptions/v1/
 * @see https://developer.paypal.com/docs/reports/sftp-reports/subscription-agreement/
 */
export const PAYPAL_SUBSCRIPTIONS: SubscriptionFormat = {
  columns: {
    id: column('required', 'Subscription ID', 'Profile ID', 'id'),
    status: column('required', 'Status', 'Profile Status'),
    email: column('required', 'Subscriber Email', 'Email Address', 'subscriber.email_address'),
    amount: column('required', 'Amount', 'Recurring Amount', 'last_payment.amount.value'),
    currency: column('required', 'Currency', 'Subscription Currency', 'last_payment.amount.currency_code'),
    interval: column('required', 'Billing Period', 'Period', 'frequency.interval_unit'),
    count: column('optional', 'Billing Frequency', 'Frequency', 'frequency.interval_count'),
    nextOn: column('required', 'Next Billing Date', 'next_billing_time'),
  },
  standingOf: ({ cell }) => (cell('status').toLowerCase() === 'active' ? 'goes on' : { because: 'not active' }),
  wayOf: () => 'invite',
};
