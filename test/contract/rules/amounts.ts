import type { Violation } from '../judge/violation';
import { everyHash, joinPath } from './hash';

/** Stripe's lower bound for money that moves, and its upper bound for a charge: eight digits. https://docs.stripe.com/currencies */
const MIN_AMOUNT_MINOR = 1;
const MAX_AMOUNT_MINOR = 99_999_999;

/** Parameters that move or price money. `amount` of an invoice item may be negative and is judged by its type alone. */
const AMOUNT_PARAMETERS = new Set(['amount', 'unit_amount', 'amount_to_capture']);
const SIGNED_AMOUNT_PATHS = /^\/v1\/(invoiceitems|customers)\b/;

export function amountParameterViolations(pathname: string, params: unknown): Violation[] {
  if (SIGNED_AMOUNT_PATHS.test(pathname)) return [];
  const violations: Violation[] = [];
  everyHash(params, (hash, path) => {
    for (const [name, value] of Object.entries(hash)) {
      if (AMOUNT_PARAMETERS.has(name) && !isAmount(value)) violations.push(outOfRange(joinPath(path, name), value));
    }
  });
  return violations;
}

/** Whether `value`, a number or its form spelling, is an amount Stripe can charge. */
export function isAmount(value: unknown): boolean {
  return /^\d+$/.test(String(value)) && Number(value) >= MIN_AMOUNT_MINOR && Number(value) <= MAX_AMOUNT_MINOR;
}

export function outOfRange(path: string, value: unknown): Violation {
  return {
    path,
    problem: `must be a whole amount from ${MIN_AMOUNT_MINOR} to ${MAX_AMOUNT_MINOR}; found ${String(value)}`,
  };
}
