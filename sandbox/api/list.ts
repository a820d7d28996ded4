import type { Account } from '../account/account';
import type { Row } from '../account/table';
import type { TableName, Tables } from '../account/tables';
import type { List, WireObject } from '../account/wire';
import { range, type Range } from './parameters/containers';
import type { Shape } from './parameters/parameter';
import { integer, text, timestamp } from './parameters/scalars';
import { route, type Call, type Route } from './route';
import { noSuchObject } from './stripe-error';

/** Stripe's own page sizes. */
const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

const PAGING = {
  limit: integer(1, MAX_LIMIT),
  starting_after: text(),
  ending_before: text(),
  created: range(timestamp()),
};

type Paging = { limit?: number; starting_after?: string; ending_before?: string; created?: Range };

/** `GET` of a collection, newest first; `select` builds from the parameters what picks the rows. */
export function listRoute<N extends TableName, S extends Shape>(
  path: string,
  table: N,
  shape: S,
  select: (call: Call<S>) => (row: Tables[N]) => boolean,
  render: (account: Account, row: Tables[N]) => unknown = (_, row) => row,
): Route {
  return route('GET', path, { ...shape, ...PAGING }, (call) => {
    const paging = call.params as Paging;
    const chosen = select(call as unknown as Call<S>);
    const within = createdWithin(paging.created);
    const page = pageOf(call, table, paging, (row) => within(row) && chosen(row));
    return { ...page, data: page.data.map((row) => render(call.account, row)) };
  });
}

export function pageOf<N extends TableName>(
  { account, path }: Pick<Call<Shape>, 'account' | 'path'>,
  name: N,
  { limit = DEFAULT_LIMIT, starting_after, ending_before }: Paging,
  chosen: (row: Tables[N]) => boolean,
): List<Tables[N]> & WireObject {
  const table = account.store.all(name);
  const cursor = ending_before ?? starting_after;
  const param = ending_before === undefined ? 'starting_after' : 'ending_before';
  if (cursor !== undefined && !table.get(cursor)) throw noSuchObject(name.replace(/s$/, ''), cursor, param);
  const rows = ending_before === undefined ? table.newestFirst(starting_after) : table.oldestFirst(ending_before);
  const found: Tables[N][] = [];
  for (const row of rows) if (chosen(row) && found.push(row) > limit) break;
  const data = found.slice(0, limit);
  if (ending_before !== undefined) data.reverse();
  return { object: 'list', data, has_more: found.length > limit, url: path };
}

function createdWithin(range: Range | undefined): (row: Row) => boolean {
  if (!range) return () => true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return (row) => {
    const { created } = row as unknown as { created: number };
    return created > gt && created >= gte && created < lt && created <= lte;
  };
}
