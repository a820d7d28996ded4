import type { Account } from '../account/account';
import type { TableName, Tables } from '../account/tables';
import type { WireObject } from '../account/wire';
import { route, type Route } from './route';
import { noSuchObject } from './stripe-error';

/** `GET` of one object; one that was deleted says so. */
export function retrieveRoute<N extends WireTable>(
  path: string,
  table: N,
  title: string,
  render: (account: Account, row: Tables[N]) => WireObject = (_, row) => row as unknown as WireObject,
): Route {
  return route('GET', path, {}, ({ account, id }) => {
    const tombstone = account.store.get('tombstones', id);
    return tombstone ?? render(account, find(account, table, title, id));
  });
}

/**
 * The row of that id.
 * @param param where the id was given; an id in the path is `id`
 * @throws StripeError 404, or 400 for an id given as a parameter
 */
export function find<N extends TableName>(
  account: Account,
  table: N,
  title: string,
  id: string,
  param = 'id',
): Tables[N] {
  const row = account.store.get(table, id);
  if (!row) throw noSuchObject(title, id, param);
  return row;
}

type WireTable = { [N in TableName]: Tables[N] extends { object: string } ? N : never }[TableName];
