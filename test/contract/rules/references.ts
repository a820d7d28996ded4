import { idProblem } from '../judge/id-prefixes';
import type { Violation } from '../judge/violation';
import { everyHash, joinPath } from './hash';

/** Names of fields and parameters that hold the id of one kind of object wherever they appear, even where the type says plain string. */
const REFERENCES = [
  ...[
    'balance_transaction',
    'charge',
    'customer',
    'dispute',
    'invoice',
    'invoice_payment',
    'mandate',
    'payment_intent',
  ],
  ...['payment_method', 'payout', 'price', 'product', 'refund', 'setup_intent', 'subscription', 'subscription_item'],
];

/** Ids that cannot be of the object their field names. Metadata is the caller's own. */
export function referenceViolations(value: unknown): Violation[] {
  const violations: Violation[] = [];
  everyHash(value, (hash, path) => {
    if (path === 'metadata' || path.endsWith('.metadata')) return;
    for (const name of REFERENCES) {
      const id = hash[name];
      // An empty parameter unsets the reference.
      const problem = typeof id === 'string' && id !== '' ? idProblem(id, [name]) : null;
      if (problem) violations.push({ path: joinPath(path, name), problem });
    }
  });
  return violations;
}
