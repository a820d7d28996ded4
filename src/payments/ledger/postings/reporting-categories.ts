import type { Account } from '../accounts';

/** How a kind of balance transaction is booked: against which account, and where its fee goes. */
export interface CategoryRule {
  readonly against: Account;
  readonly fees: Account;
}

/** @returns undefined for a kind nobody has thought about: it goes to suspense, and somebody is told */
export function categoryRule(reportingCategory: string): CategoryRule | undefined {
  return Object.hasOwn(RULES, reportingCategory) ? RULES[reportingCategory] : undefined;
}

export const SUSPENSE: CategoryRule = { against: 'suspense', fees: 'expenses:fees:other' };

const PROCESSING = 'expenses:fees:processing';
const OTHER = 'expenses:fees:other';

/** @see https://docs.stripe.com/reports/reporting-categories */
const RULES: Readonly<Record<string, CategoryRule>> = {
  charge: { against: 'clearing:charges', fees: PROCESSING },
  charge_failure: { against: 'clearing:charges', fees: PROCESSING },
  partial_capture_reversal: { against: 'clearing:charges', fees: PROCESSING },
  refund: { against: 'clearing:refunds', fees: PROCESSING },
  refund_failure: { against: 'clearing:refunds', fees: PROCESSING },
  dispute: { against: 'losses:disputes', fees: 'expenses:fees:dispute' },
  dispute_reversal: { against: 'losses:disputes', fees: 'expenses:fees:dispute' },
  payout: { against: 'assets:bank:in-transit', fees: OTHER },
  payout_reversal: { against: 'assets:bank:in-transit', fees: OTHER },
  topup: { against: 'assets:bank', fees: OTHER },
  topup_reversal: { against: 'assets:bank', fees: OTHER },
  fee: { against: OTHER, fees: OTHER },
  network_cost: { against: OTHER, fees: OTHER },
  tax: { against: 'expenses:fees:tax', fees: OTHER },
  risk_reserved_funds: { against: 'clearing:reserves', fees: OTHER },
  other_adjustment: { against: 'expenses:adjustments', fees: OTHER },
};
