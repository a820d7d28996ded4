import type { Violation } from '../judge/violation';
import { isHash, type Hash } from './hash';

/** The whole list for the v1 API. https://docs.stripe.com/api/errors */
const ERROR_TYPES = ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error'];

/** The texts an error may carry; all but `message` and `type` are optional. */
const TEXT_FIELDS = [
  ...['advice_code', 'charge', 'code', 'decline_code', 'doc_url', 'message', 'network_advice_code'],
  ...['network_decline_code', 'param', 'payment_method_type', 'request_log_url', 'type'],
];

/** The objects an error may carry, whose shape is judged by the contract. */
export const ERROR_OBJECTS = ['payment_intent', 'payment_method', 'setup_intent'] as const;

const PAYMENT_REQUIRED = 402;
const SERVER_ERRORS = 500;

/** The body of an answer of 400 and above. */
export function errorRuleViolations(status: number, json: unknown): Violation[] {
  const error = isHash(json) ? json['error'] : undefined;
  if (!isHash(error)) return [{ path: 'error', problem: `is missing from an answer ${status}` }];
  return [...checkFields(error), ...checkType(status, error)];
}

function checkFields(error: Hash): Violation[] {
  return Object.entries(error).flatMap(([name, value]) => {
    const path = `error.${name}`;
    if (isObjectField(name)) return isHash(value) ? [] : [{ path, problem: 'must be an object' }];
    if (!TEXT_FIELDS.includes(name)) return [{ path, problem: 'does not exist here' }];
    return typeof value === 'string' ? [] : [{ path, problem: `must be string; found ${typeof value}` }];
  });
}

function isObjectField(name: string): boolean {
  return name === 'source' || ERROR_OBJECTS.some((object) => object === name);
}

function checkType(status: number, error: Hash): Violation[] {
  const { type, message, decline_code: declineCode } = error;
  const known = ERROR_TYPES.includes(String(type));
  return [
    ...(known
      ? []
      : [{ path: 'error.type', problem: `must be one of ${ERROR_TYPES.join(', ')}; found ${String(type)}` }]),
    ...(known ? checkStatus(status, String(type)) : []),
    ...(message === undefined ? [{ path: 'error.message', problem: 'is missing' }] : []),
    ...(declineCode !== undefined && type !== 'card_error'
      ? [{ path: 'error.decline_code', problem: 'is only for card_error' }]
      : []),
  ];
}

function checkStatus(status: number, type: string): Violation[] {
  const [fits, expected] = STATUSES[type] ?? CALLERS_FAULT;
  return fits(status) ? [] : [{ path: 'error.type', problem: `${type} comes with ${expected}, not ${status}` }];
}

type StatusRule = readonly [fits: (status: number) => boolean, expected: string];

const CALLERS_FAULT: StatusRule = [(status) => status < SERVER_ERRORS, 'a status below 500'];

const STATUSES: Readonly<Record<string, StatusRule>> = {
  card_error: [(status) => status === PAYMENT_REQUIRED, 'status 402'],
  api_error: [(status) => status >= SERVER_ERRORS, 'a status of 500 or above'],
};
