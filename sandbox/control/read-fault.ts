import type { Fault, PlannedFault } from './faults';
import { only, optionalText, wholeNumber, word, type Fields } from './read-fields';

/** `{ kind, count, method, path, … }`. @throws ControlError */
export function readFault(fields: Fields): PlannedFault {
  only(fields, 'kind', 'count', 'method', 'path', 'status', 'effect', 'delayMs');
  const method = optionalText(fields, 'method');
  const path = optionalText(fields, 'path');
  return {
    fault: faultOf(fields),
    remaining: wholeNumber(fields, 'count', 1),
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
  };
}

function faultOf(fields: Fields): Fault {
  const kind = word(fields, 'kind', 'status', 'drop', 'delay', 'rate_limit');
  switch (kind) {
    case 'status':
      return { kind, status: wholeNumber(fields, 'status', 500), effect: word(fields, 'effect', 'none', 'applied') };
    case 'drop':
      return { kind, effect: word(fields, 'effect', 'none', 'applied') };
    case 'delay':
      return { kind, delayMs: wholeNumber(fields, 'delayMs') };
    case 'rate_limit':
      return { kind };
  }
}
