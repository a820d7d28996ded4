import type { Violation } from '../judge/violation';
import { everyHash, isHash, joinPath, type Hash } from './hash';

/** Stripe's page size when none is asked for. https://docs.stripe.com/api/pagination */
const DEFAULT_PAGE_SIZE = 10;

/** `url` and length of the page a list operation answers with. */
export function pageViolations(pathname: string, params: Hash, json: unknown): Violation[] {
  return isHash(json) && json['object'] === 'list' ? checkPage(pathname, params, json) : [];
}

function checkPage(pathname: string, params: Hash, page: Hash): Violation[] {
  const pageSize = Number(params['limit'] ?? DEFAULT_PAGE_SIZE);
  const count = Array.isArray(page['data']) ? page['data'].length : 0;
  const url = page['url'];
  return [
    ...(url === pathname ? [] : [{ path: 'url', problem: `must be ${pathname}; found ${String(url)}` }]),
    ...(count > pageSize ? [{ path: 'data', problem: `holds ${count} objects; the page size is ${pageSize}` }] : []),
  ];
}

/** Every list, wherever it stands, says where it can be read. */
export function listUrlViolations(json: unknown): Violation[] {
  const violations: Violation[] = [];
  everyHash(json, (hash, path) => {
    if (hash['object'] !== 'list' || String(hash['url']).startsWith('/v1/')) return;
    violations.push({
      path: joinPath(path, 'url'),
      problem: `must be a path under /v1/; found ${String(hash['url'])}`,
    });
  });
  return violations;
}
