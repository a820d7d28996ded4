import { amount, column, count, EVERY_NARROWING, type ReportDefinition } from './definition';

const CURRENCY = column('currency', 'Currency', 'currency');
const MONTH = column('month', 'Month');
const FREQUENCY = column('frequency', 'Frequency');

/** Reports of donors who give again and again, or did. */
export const RECURRING_REPORTS: readonly ReportDefinition[] = [
  {
    name: 'recurring-movements',
    columns: [
      ...[MONTH, CURRENCY, FREQUENCY, amount('opening', 'Opening', 'first')],
      ...[amount('new', 'New', 'sum'), amount('reactivated', 'Reactivated', 'sum')],
      ...[amount('further', 'Further', 'sum'), amount('resumed', 'Resumed', 'sum')],
      ...[amount('up', 'Up', 'sum'), amount('down', 'Down', 'sum'), amount('moved', 'Moved', 'sum')],
      ...[amount('paused', 'Paused', 'sum'), amount('left_by_choice', 'Left, choice', 'sum')],
      ...[amount('left_by_failure', 'Left, failed', 'sum'), amount('closing', 'Closing', 'last')],
      ...[count('opening_gifts', 'Gifts, opening'), count('new_gifts', 'Gifts, new')],
      ...[count('reactivated_gifts', 'Gifts, react.'), count('further_gifts', 'Gifts, further')],
      ...[count('resumed_gifts', 'Gifts, resumed'), count('moved_gifts', 'Gifts, moved')],
      ...[count('paused_gifts', 'Gifts, paused'), count('left_by_choice_gifts', 'Gifts, choice')],
      ...[count('left_by_failure_gifts', 'Gifts, failed'), count('closing_gifts', 'Gifts, closing')],
    ],
    series: ['currency', 'frequency'],
    narrowedBy: EVERY_NARROWING,
  },
  {
    name: 'recurring-donors',
    columns: [
      ...[MONTH, CURRENCY, FREQUENCY, count('opening', 'Opening'), count('new', 'New')],
      ...[count('reactivated', 'Reactivated'), count('further', 'Further'), count('resumed', 'Resumed')],
      ...[count('moved', 'Moved'), count('paused', 'Paused'), count('left_by_choice', 'Left, choice')],
      ...[count('left_by_failure', 'Left, failed'), count('closing', 'Closing')],
    ],
    // Not by campaign: gifts of several may be one donor's.
    narrowedBy: ['currency', 'frequency'],
  },
  {
    name: 'end-reasons',
    columns: [
      ...[MONTH, CURRENCY, FREQUENCY, column('left_by', 'Left by'), column('ended_by', 'Ended by')],
      ...[column('reason', 'Reason'), count('gifts', 'Gifts'), amount('a_year', 'A year of them', 'sum')],
    ],
    // Only by what every line stands for anyway: the difference to all would tell of a few.
    narrowedBy: ['currency', 'frequency'],
  },
  {
    name: 'cohorts',
    columns: [
      ...[MONTH, CURRENCY, FREQUENCY, count('month_0', 'Month 0')],
      ...[1, 2, 3, 6, 12, 24].map((months) => count(`after_${months}`, `After ${months}`)),
    ],
    // Only by what every line stands for anyway: the difference to all would tell of a few.
    narrowedBy: ['currency', 'frequency'],
    lateFacts: 'when they happened',
  },
  {
    name: 'recovered-payments',
    columns: [
      ...[MONTH, CURRENCY, FREQUENCY, count('failed', 'Failed'), amount('failed_amount', 'Failed amount')],
      ...[count('recovered', 'Recovered'), amount('recovered_amount', 'Recovered amount')],
    ],
    narrowedBy: ['currency', 'frequency'],
    lateFacts: 'when they happened',
  },
  {
    name: 'lapsed-donors',
    columns: [
      ...[column('kind', 'Kind'), column('donor', 'Donor', 'id'), column('donation_id', 'Donation', 'id')],
      ...[column('last_gift_on', 'Last gift on', 'day'), CURRENCY, amount('last_gift', 'Last gift', 'sum')],
      ...[FREQUENCY, column('campaign', 'Campaign')],
    ],
    narrowedBy: EVERY_NARROWING,
    lateFacts: 'when they happened',
  },
];
