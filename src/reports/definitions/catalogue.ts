import { amount, column, count, EVERY_NARROWING, latest, type ReportDefinition } from './definition';
import { RECURRING_REPORTS } from './recurring-reports';

/** The gift behind a line. */
const GIFT = [
  column('donation_id', 'Donation', 'id'),
  column('frequency', 'Frequency'),
  column('campaign', 'Campaign', 'text'),
];
const CURRENCY = column('currency', 'Currency', 'currency');
const SETTLED = [amount('gross', 'Gross', 'sum'), amount('fee', 'Fee', 'sum'), amount('net', 'Net', 'sum')];
const GIVEN = [column('given_currency', 'Given in', 'currency'), amount('given', 'Given', undefined, 'given_currency')];

/** Every report there is, in order of worth. */
export const REPORTS: readonly ReportDefinition[] = [
  {
    name: 'balance-roll-forward',
    columns: [
      ...[column('day', 'Day', 'day'), CURRENCY, column('balance', 'Balance')],
      ...[
        amount('opening', 'Opening', 'first'),
        amount('charges', 'Charges', 'sum'),
        amount('refunds', 'Refunds', 'sum'),
      ],
      ...[
        amount('disputes', 'Disputes', 'sum'),
        amount('reversals', 'Reversals', 'sum'),
        amount('fees', 'Fees', 'sum'),
      ],
      ...[amount('other', 'Other', 'sum'), amount('payouts', 'Payouts', 'sum'), amount('closing', 'Closing', 'last')],
    ],
    series: ['currency', 'balance'],
    narrowedBy: ['currency'],
  },
  {
    name: 'payout-reconciliation',
    columns: [
      ...[column('payout_id', 'Payout', 'id'), column('left_on', 'Left Stripe', 'day')],
      ...[column('arrived_on', 'Arrived', 'day'), column('state', 'State'), column('itemised', 'Itemised')],
      ...[column('balance_transaction_id', 'Balance transaction', 'id'), column('category', 'Category')],
      ...[column('donation_id', 'Donation', 'id'), column('source_id', 'Stripe object', 'id')],
      ...[
        column('frequency', 'Frequency'),
        column('campaign', 'Campaign'),
        column('received_at', 'Received', 'instant'),
      ],
      ...[CURRENCY, ...SETTLED, amount('payout', 'Payout amount', 'sum'), ...GIVEN, column('rate', 'Rate', 'rate')],
    ],
    narrowedBy: ['currency'],
  },
  {
    name: 'unsettled-balance',
    columns: [
      ...[column('balance_transaction_id', 'Balance transaction', 'id'), column('category', 'Category')],
      ...[column('donation_id', 'Donation', 'id'), column('source_id', 'Stripe object', 'id')],
      ...[column('balance', 'Balance'), column('received_at', 'Received', 'instant')],
      ...[latest(column('available_at', 'Available', 'instant')), CURRENCY, ...SETTLED],
    ],
    narrowedBy: ['currency'],
  },
  {
    name: 'donation-journal',
    columns: [
      ...[column('balance_transaction_id', 'Balance transaction', 'id'), column('category', 'Category')],
      ...[column('donation_id', 'Donation', 'id'), column('charge_id', 'Charge', 'id')],
      ...[column('source_id', 'Stripe object', 'id'), latest(column('donor', 'Donor', 'id'))],
      ...[...GIFT.slice(1), column('method', 'Method')],
      ...[column('gift_at', 'Gift', 'instant'), column('received_at', 'Received', 'instant')],
      ...[latest(column('available_at', 'Available', 'instant')), column('settled_on', 'Settled', 'day')],
      ...[...GIVEN, CURRENCY, ...SETTLED, column('rate', 'Rate', 'rate')],
      ...[amount('refunded', 'Refunded', undefined, 'given_currency')],
      ...[amount('disputed', 'Disputed', undefined, 'given_currency'), column('state', 'State')],
    ],
    narrowedBy: EVERY_NARROWING,
  },
  {
    name: 'income',
    columns: [
      ...[column('month', 'Month'), CURRENCY, column('frequency', 'Frequency'), column('campaign', 'Campaign')],
      ...[amount('gross', 'Gross', 'sum'), amount('refunds', 'Refunds', 'sum'), amount('disputes', 'Disputes', 'sum')],
      ...[amount('fees', 'Fees', 'sum'), amount('exchange', 'Exchange', 'sum'), amount('net', 'Net', 'sum')],
      ...[amount('waiting', 'Waiting', 'sum'), amount('booked', 'Booked', 'sum')],
      ...[amount('net_prior_month', 'Net, month before'), amount('net_prior_year', 'Net, year before')],
    ],
    narrowedBy: EVERY_NARROWING,
  },
  {
    name: 'income-by-placement',
    columns: [
      ...[CURRENCY, column('campaign', 'Campaign'), column('placement', 'Placement'), count('gifts', 'Gifts')],
      ...[amount('gross', 'Gross', 'sum'), amount('refunds', 'Refunds', 'sum'), amount('disputes', 'Disputes', 'sum')],
      amount('net', 'Net', 'sum'),
    ],
    narrowedBy: EVERY_NARROWING,
  },
  {
    name: 'income-by-origin',
    columns: [
      ...[CURRENCY, column('article', 'Article'), column('source', 'Source'), column('medium', 'Medium')],
      ...[column('utm_campaign', 'Campaign of link'), count('gifts', 'Gifts'), amount('gross', 'Gross', 'sum')],
      ...[amount('refunds', 'Refunds', 'sum'), amount('disputes', 'Disputes', 'sum'), amount('net', 'Net', 'sum')],
    ],
    narrowedBy: EVERY_NARROWING,
  },
  {
    name: 'fees-and-exchange',
    columns: [
      ...[column('category', 'Category'), column('method', 'Method'), CURRENCY],
      ...[amount('processing', 'Processing', 'sum'), amount('dispute', 'Dispute', 'sum'), amount('tax', 'Tax', 'sum')],
      ...[amount('other', 'Other', 'sum'), amount('fees', 'All fees', 'sum'), amount('exchange', 'Exchange', 'sum')],
    ],
    narrowedBy: EVERY_NARROWING,
  },
  {
    name: 'refunds-and-disputes',
    columns: [
      ...[column('kind', 'Kind'), column('source_id', 'Stripe object', 'id'), column('charge_id', 'Charge', 'id')],
      ...[...GIFT, column('method', 'Method'), column('created_at', 'Made', 'instant'), ...GIVEN],
      ...[column('status', 'Status'), column('reason', 'Reason'), column('answer_by', 'Answer by', 'day')],
      ...[CURRENCY, amount('effect', 'Effect', 'sum')],
    ],
    narrowedBy: EVERY_NARROWING,
  },
  ...RECURRING_REPORTS,
  {
    name: 'late-facts',
    columns: [
      ...[column('counted_on', 'Counted', 'day'), column('happened_on', 'Happened', 'day'), column('month', 'Month')],
      ...[column('transaction_id', 'Ledger transaction', 'id'), column('key', 'Key')],
      ...[column('source_id', 'Stripe object', 'id'), column('donation_id', 'Donation', 'id')],
      ...[column('account', 'Account'), CURRENCY, amount('amount', 'Amount', 'sum')],
    ],
    narrowedBy: ['currency'],
  },
];

/** @returns undefined where there is none of that name */
export function findReport(name: string): ReportDefinition | undefined {
  return REPORTS.find((report) => report.name === name);
}
