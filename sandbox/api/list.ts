import type { Account } from '../account/account';
import type { Row, Table } from '../account/table';
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

type Cursors = { starting_after?: string | undefined; ending_before?: string | undefined };
type Paging = Cursors & { limit?: number; created?: Range };

/**
 * `GET` of a collection, newest first; `select` builds from the parameters what picks the rows.
 * @param narrow the rows among which the picked ones are, where an index knows them
 */
export function listRoute<N extends TableName, S extends Shape>(
  path: string,
  table: N,
  shape: S,
  select: (call: Call<S>) => (row: Tables[N]) => boolean,
  render: (account: Account, row: Tables[N]) => unknown = (_, row) => row,
  narrow: (call: Call<S>) => Tables[N][] | undefined = () => undefined,
): Route {
  return route('GET', path, { ...shape, ...PAGING }, (call) => {
    const paging = call.params as Paging;
    const chosen = select(call as unknown as Call<S>);
    const within = createdWithin(paging.created);
    const among = narrow(call as unknown as Call<S>);
    const page = pageOf(call, table, paging, (row) => within(row) && chosen(row), among);
    return { ...page, data: page.data.map((row) => render(call.account, row)) };
  });
}

export function pageOf<N extends TableName>(
  { account, path }: Pick<Call<Shape>, 'account' | 'path'>,
  name: N,
  { limit = DEFAULT_LIMIT, starting_after, ending_before }: Paging,
  chosen: (row: Tables[N]) => boolean,
  among?: Tables[N][],
): List<Tables[N]> & WireObject {
  const table = account.store.all(name);
  const cursor = ending_before ?? starting_after;
  const param = ending_before === undefined ? 'starting_after' : 'ending_before';
  if (cursor !== undefined && !table.get(cursor)) throw noSuchObject(name.replace(/s$/, ''), cursor, param);
  const found: Tables[N][] = [];
  for (const row of beyond(table, { starting_after, ending_before }, among))
    if (chosen(row) && found.push(row) > limit) break;
  const data = found.slice(0, limit);
  if (ending_before !== undefined) data.reverse();
  return { object: 'list', data, has_more: found.length > limit, url: path };
}

/** The rows with the first of these values that is given, newest first; undefined where none is. */
export function rowsWith<N extends TableName>(
  account: Account,
  name: N,
  wanted: { readonly [F in keyof Tables[N]]?: Tables[N][F] | undefined },
): Tables[N][] | undefined {
  for (const [field, value] of Object.entries(wanted)) {
    if (value !== undefined) return account.store.all(name).where(field as keyof Tables[N], value as never);
  }
  return undefined;
}

/** What lies beyond the cursor, in the order in which it is walked; a cursor that is not among the rows walks all. */
function beyond<R extends Row>(table: Table<R>, cursors: Cursors, among: R[] | undefined): Iterable<R> {
  const { starting_after, ending_before } = cursors;
  const cursor = ending_before ?? starting_after;
  if (among && cursor === undefined) return among;
  const place = among?.findIndex(({ id }) => id === cursor) ?? -1;
  if (!among || place < 0) {
    return ending_before === undefined ? table.newestFirst(starting_after) : table.oldestFirst(ending_before);
  }
  return ending_before === undefined ? among.slice(place + 1) : among.slice(0, place).reverse();
}

function createdWithin(range: Range | undefined): (row: Row) => boolean {
  if (!range) return () => true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return (row) => {
    const { created } = row as unknown as { created: number };
    return created > gt && created >= gte && created < lt && created <= lte;
  };
}
