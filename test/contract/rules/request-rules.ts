import type { Violation } from '../judge/violation';
import { amountParameterViolations } from './amounts';
import { checkoutSessionViolations } from './checkout-session-parameters';
import type { Hash } from './hash';
import { metadataViolations } from './metadata';
import { pagingViolations } from './paging';
import { referenceViolations } from './references';
import { textParameterViolations } from './texts';

/** What Stripe documents about request parameters beyond their types. `params` as read from the form: every scalar is text. */
export function requestRuleViolations(operation: string, pathname: string, params: Hash): Violation[] {
  return [
    ...metadataViolations(params),
    ...amountParameterViolations(pathname, params),
    ...textParameterViolations(params),
    ...pagingViolations(params),
    ...referenceViolations(params),
    ...(operation === 'Checkout/Sessions.create' ? checkoutSessionViolations(params) : []),
  ];
}
