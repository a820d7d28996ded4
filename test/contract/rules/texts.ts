import type { Violation } from '../judge/violation';
import { everyHash, joinPath } from './hash';

/** https://docs.stripe.com/get-started/account/statement-descriptors */
const MAX_DESCRIPTOR_CHARACTERS = 22;
const FORBIDDEN_IN_DESCRIPTOR = /[<>\\'"*]/;

/** Longest text Stripe takes, by parameter. */
const MAX_CHARACTERS: Readonly<Record<string, number>> = {
  /** https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-client_reference_id */
  client_reference_id: 200,
  statement_descriptor: MAX_DESCRIPTOR_CHARACTERS,
  statement_descriptor_suffix: MAX_DESCRIPTOR_CHARACTERS,
};

/** Texts in request parameters: their length, and what a bank statement cannot print. */
export function textParameterViolations(params: unknown): Violation[] {
  const violations: Violation[] = [];
  everyHash(params, (hash, path) => {
    for (const [name, value] of Object.entries(hash)) {
      if (typeof value === 'string') violations.push(...checkText(name, value, joinPath(path, name)));
    }
  });
  return violations;
}

function checkText(name: string, value: string, path: string): Violation[] {
  const max = MAX_CHARACTERS[name];
  const isDescriptor = name.startsWith('statement_descriptor');
  return [
    ...(max !== undefined && value.length > max ? [{ path, problem: `is longer than ${max} characters` }] : []),
    ...(isDescriptor && FORBIDDEN_IN_DESCRIPTOR.test(value)
      ? [{ path, problem: 'may not hold any of < > \\ \' " *' }]
      : []),
  ];
}
