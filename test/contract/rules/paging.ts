import type { Violation } from '../judge/violation';
import type { Hash } from './hash';

/** https://docs.stripe.com/api/pagination and https://docs.stripe.com/api/expanding_objects */
const MAX_PAGE_SIZE = 100;
const MAX_EXPAND_DEPTH = 4;

/** Page size, cursors and depth of expansion in request parameters. */
export function pagingViolations(params: Hash): Violation[] {
  const limit = params['limit'];
  const badLimit = Number(limit) < 1 || Number(limit) > MAX_PAGE_SIZE;
  const twoCursors = params['starting_after'] !== undefined && params['ending_before'] !== undefined;
  const tooDeep = expandPaths(params).filter((path) => path.split('.').length > MAX_EXPAND_DEPTH);
  return [
    ...(badLimit ? [{ path: 'limit', problem: `must be from 1 to ${MAX_PAGE_SIZE}; found ${String(limit)}` }] : []),
    ...(twoCursors ? [{ path: 'starting_after', problem: 'cannot go with ending_before' }] : []),
    ...tooDeep.map((path) => ({ path: 'expand', problem: `goes at most ${MAX_EXPAND_DEPTH} deep; found ${path}` })),
  ];
}

export function expandPaths({ expand }: Hash): string[] {
  return [expand ?? []].flat().map(String);
}
