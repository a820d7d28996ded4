import { column, type GiftFormat, type SubscriptionFormat } from './format';

/** Stripe's export of payments; days are in UTC. @see https://docs.stripe.com/dashboard/basics#export-data */
export const STRIPE_GIFTS: GiftFormat = {
  columns: {
    id: column('required', 'id'),
    day: column('required', 'Created date (UTC)', 'Created (UTC)'),
    amount: column('required', 'Amount'),
    refunded: column('required', 'Amount Refunded'),
    currency: column('required', 'Currency'),
    status: column('required', 'Status'),
    email: column('optional', 'Customer Email'),
    invoice: column('optional', 'Invoice ID'),
  },
  kindOf: ({ cell }) => {
    if (!PAID.includes(cell('status').toLowerCase())) return { is: 'nothing', because: 'not paid' };
    return { is: 'gift', frequency: cell('invoice') === '' ? 'one-time' : 'recurring' };
  },
};

const PAID = ['paid', 'refunded', 'partially refunded', 'succeeded'];

/** Stripe's export of subscriptions, of the newsroom's own account. @see https://docs.stripe.com/dashboard/basics#export-data */
export const STRIPE_SUBSCRIPTIONS: SubscriptionFormat = {
  columns: {
    id: column('required', 'id'),
    status: column('required', 'Status'),
    email: column('optional', 'Customer Email'),
    amount: column('required', 'Amount'),
    quantity: column('optional', 'Quantity'),
    currency: column('required', 'Currency'),
    interval: column('required', 'Interval'),
    count: column('optional', 'Interval Count'),
    nextOn: column('required', 'Current Period End (UTC)'),
  },
  standingOf: ({ cell }) => (GOING_ON.includes(cell('status').toLowerCase()) ? 'goes on' : { because: 'not active' }),
  wayOf: () => 'adopt',
};

const GOING_ON = ['active', 'trialing', 'past_due'];
