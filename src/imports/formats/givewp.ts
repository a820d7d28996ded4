import { column, type GiftFormat, type SubscriptionFormat } from './format';

/**
 * GiveWP's "Export Donations" with its standard columns; amounts as the site writes them. Its status is a word of the
 * site's language: the two that English sites have are read.
 * @see https://github.com/impress-org/givewp/blob/develop/includes/admin/tools/export/give-export-donations-exporter.php
 */
export const GIVEWP_GIFTS: GiftFormat = {
  columns: {
    id: column('required', 'Donation ID', 'donation_id'),
    day: column('required', 'Donation Date', 'donation_date'),
    amount: column('required', 'Donation Total', 'donation_total'),
    currency: column('optional', 'Currency Code', 'currency_code'),
    status: column('required', 'Donation Status', 'donation_status'),
    email: column('optional', 'Email Address', 'email'),
  },
  kindOf: ({ cell }) => {
    const frequency = FREQUENCIES.get(cell('status').toLowerCase());
    return frequency === undefined ? { is: 'nothing', because: 'not complete' } : { is: 'gift', frequency };
  },
};

/** A renewal is a donation of its own; how often it comes stands with its subscription. */
const FREQUENCIES = new Map([
  ['complete', 'unknown'],
  ['completed', 'unknown'],
  ['publish', 'unknown'],
  ['renewal', 'recurring'],
  ['give subscription', 'recurring'],
] as const) as ReadonlyMap<string, 'unknown' | 'recurring'>;

/**
 * GiveWP's subscriptions as its own import of them has it, and its table of them under the same names.
 * @see https://www.liquidweb.com/help-docs/software/give/tools/imports/import-subscriptions/
 */
export const GIVEWP_SUBSCRIPTIONS: SubscriptionFormat = {
  columns: {
    id: column('required', 'gateway_subscription_id', 'profile_id', 'Profile ID'),
    gateway: column('required', 'gateway_id', 'gateway', 'payment_gateway', 'Payment Gateway'),
    status: column('required', 'status'),
    email: column('required', 'email', 'Email Address'),
    amount: column('required', 'amount', 'recurring_amount'),
    currency: column('optional', 'currency', 'currency_code', 'Currency Code'),
    interval: column('required', 'period'),
    count: column('optional', 'frequency'),
    nextOn: column('required', 'renews_at', 'renewal_date', 'expiration', 'Renewal Date'),
  },
  standingOf: ({ cell }) => (cell('status').toLowerCase() === 'active' ? 'goes on' : { because: 'not active' }),
  wayOf: ({ cell }) => (cell('gateway').toLowerCase().startsWith('stripe') ? 'adopt' : 'invite'),
};
