import type { Violation } from '../judge/violation';
import { isHash, type Hash } from './hash';

/** What Stripe documents about events beyond their types: https://docs.stripe.com/api/events/object and .../events/types */
export function eventRuleViolations(event: Hash, apiVersion: string): Violation[] {
  const data = isHash(event['data']) ? event['data'] : {};
  return [
    ...checkVersion(event, apiVersion),
    ...checkPreviousAttributes(String(event['type']), data),
    ...checkState(String(event['type']), data),
    ...checkRequest(event['request']),
  ];
}

function checkVersion({ api_version: version }: Hash, apiVersion: string): Violation[] {
  return version === apiVersion
    ? []
    : [{ path: 'api_version', problem: `must be "${apiVersion}"; found ${String(version)}` }];
}

/** "Only included in events of type `*.updated`": and there they are the point of the event. */
function checkPreviousAttributes(type: string, { previous_attributes: previous }: Hash): Violation[] {
  if (previous === undefined || type.endsWith('.updated')) return [];
  return [{ path: 'data.previous_attributes', problem: `is only for *.updated; type is ${type}` }];
}

/** "Occurs when …": the state the object must be in for its event to exist. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  'charge.failed': ['failed'],
  'charge.pending': ['pending'],
  'charge.succeeded': ['succeeded'],
  'charge.dispute.closed': ['won', 'lost', 'warning_closed', 'prevented'],
  'checkout.session.completed': ['complete'],
  'checkout.session.expired': ['expired'],
  'customer.subscription.deleted': ['canceled'],
  'customer.subscription.paused': ['paused'],
  'invoice.marked_uncollectible': ['uncollectible'],
  'invoice.paid': ['paid'],
  'invoice.voided': ['void'],
  'invoice_payment.paid': ['paid'],
  'payment_intent.canceled': ['canceled'],
  'payment_intent.payment_failed': ['requires_payment_method'],
  'payment_intent.processing': ['processing'],
  'payment_intent.requires_action': ['requires_action'],
  'payment_intent.succeeded': ['succeeded'],
  'payout.canceled': ['canceled'],
  'payout.failed': ['failed'],
  'payout.paid': ['paid'],
  'refund.failed': ['failed'],
  'setup_intent.canceled': ['canceled'],
  'setup_intent.succeeded': ['succeeded'],
  'subscription_schedule.canceled': ['canceled'],
  'subscription_schedule.completed': ['completed'],
  'subscription_schedule.released': ['released'],
};

function checkState(type: string, { object }: Hash): Violation[] {
  const allowed = STATES[type];
  const status = isHash(object) ? object['status'] : undefined;
  if (!allowed || allowed.includes(String(status))) return [];
  return [
    { path: 'data.object.status', problem: `must be ${allowed.join(' or ')} in ${type}; found ${String(status)}` },
  ];
}

function checkRequest(request: unknown): Violation[] {
  const id = isHash(request) ? request['id'] : null;
  if (id === null || String(id).startsWith('req_')) return [];
  return [{ path: 'request.id', problem: `must be an id starting with req_; found ${String(id)}` }];
}
