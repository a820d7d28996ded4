import { ID_PREFIXES, idProblem } from '../judge/id-prefixes';
import type { Violation } from '../judge/violation';
import { everyHash, joinPath, type Hash } from './hash';
import { OBJECT_RULES } from './object-rule-table';

/** What Stripe's reference says of the values of its objects, wherever in a reply or an event they stand. */
export function objectRuleViolations(value: unknown): Violation[] {
  const violations: Violation[] = [];
  everyHash(value, (hash, path) => {
    if (typeof hash['object'] !== 'string' || typeof hash['id'] !== 'string') return;
    for (const found of [...checkId(hash), ...checkObjectRules(hash)]) {
      violations.push({ path: joinPath(path, found.path), problem: found.problem });
    }
  });
  return violations;
}

function checkId({ object, id, livemode }: Hash): Violation[] {
  const problem = ID_PREFIXES[String(object)] ? idProblem(String(id), [String(object)]) : null;
  const wrongMode = livemode === false && String(id).startsWith('cs_live_');
  return [
    ...(problem ? [{ path: 'id', problem }] : []),
    ...(wrongMode ? [{ path: 'id', problem: 'must start with cs_test_: livemode is false' }] : []),
  ];
}

function checkObjectRules(hash: Hash): Violation[] {
  const rules = OBJECT_RULES[String(hash['object'])] ?? [];
  return (
    rules
      // A missing field is the contract's finding.
      .filter(({ path }) => hash[path] !== undefined)
      .flatMap(({ path, says, holds }) => (holds(hash) ? [] : [{ path, problem: says }]))
  );
}
