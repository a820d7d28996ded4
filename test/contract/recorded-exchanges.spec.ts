import type { Schema } from './contract';
import { alternatives, type ShapeContext } from './judge/shape-context';
import { loadContract } from './load-contract';
import { NEW_SINCE_RECORDED, RECORDED_ONLY, type RecordedDifference } from './recorded-differences';
import { recordedExchanges, recordedKeys, type RecordedExchange } from './recorded-exchanges';

const contract = loadContract();
const context: ShapeContext = {
  schemas: contract.schemas,
  encoding: 'json',
  expand: new Set(),
  completeness: 'complete',
};
const successes = recordedExchanges.filter(({ status }) => status === 200);

it('holds the 61 exchanges, 2 of them refusals', () => {
  expect([recordedExchanges.length, successes.length]).toEqual([61, 59]);
});

it('every recorded route is known to the contract', () => {
  expect(recordedExchanges.filter((exchange) => !routeOf(exchange))).toEqual([]);
});

it('every recorded parameter is still a parameter of its route', () => {
  const unknown = recordedExchanges.flatMap((exchange) => {
    const request = routeOf(exchange)?.request;
    const schema: Schema = request ? { $ref: `#/schemas/${request}` } : {};
    return exchange.parameters.filter((name) => !hasPath(schema, name.replaceAll('[]', '.0').split('.')));
  });
  expect(unknown).toEqual([]);
});

it('every recorded key is known to the type of its object, but for explained remains', () => {
  expect(differences((recorded, { properties = {} }) => recorded.filter((key) => !(key in properties)))).toEqual(
    explained(RECORDED_ONLY),
  );
});

it('every key the type requires was recorded, but for what is newer than the recording', () => {
  expect(differences((recorded, { required = [] }) => required.filter((key) => !recorded.includes(key)))).toEqual(
    explained(NEW_SINCE_RECORDED),
  );
});

function routeOf({ verb, route }: RecordedExchange) {
  return contract.routes.find((known) => known.verb === verb && known.path === route);
}

function hasPath(schema: Schema, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return alternatives(schema, context).some(({ properties, items }) => {
    const inner = name === '0' ? items : properties?.[name];
    return inner ? hasPath(inner, rest) : false;
  });
}

/** By object, the keys `compare` finds between what was recorded and the type of the route's answer. */
function differences(
  compare: (recorded: readonly string[], type: Schema) => readonly string[],
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { object, keys, type } of successes.map(recordedObject)) {
    const all = new Set([...(found[object] ?? []), ...compare(keys, type)]);
    if (all.size > 0) found[object] = [...all].toSorted();
  }
  return found;
}

/** The object of an exchange, or the first object in its list. */
function recordedObject(exchange: RecordedExchange) {
  const [response] = alternatives(routeOf(exchange)?.response ?? {}, context).filter(
    ({ properties }) => !properties?.['deleted']?.const,
  );
  const items = response?.properties?.['data']?.items;
  const [type = {}] = exchange.itemKeySet && items ? alternatives(items, context) : [response];
  const keys = recordedKeys(exchange.itemKeySet ?? exchange.keySet);
  return { object: String(type.properties?.['object']?.const), keys, type };
}

function explained(list: readonly RecordedDifference[]): Record<string, string[]> {
  return Object.fromEntries(list.map(({ object, keys }) => [object, [...keys].toSorted()]));
}
