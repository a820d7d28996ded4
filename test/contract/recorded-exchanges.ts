import table from './recorded-exchanges.json';

/** One exchange somebody had with Stripe's test mode, reduced to names. */
export interface RecordedExchange {
  readonly verb: string;
  readonly route: string;
  /** Parameter names as paths: `line_items[].price`. */
  readonly parameters: readonly string[];
  /** The fields the caller asked to expand. */
  readonly expand?: readonly string[];
  readonly status: number;
  readonly error?: { readonly type: string; readonly code: string | null; readonly param: string | null };
  readonly object: string | null;
  /** Name of the sorted set of keys of the answer: of the object, or of the error. */
  readonly keySet: string;
  /** The same of the first object in a list. */
  readonly itemKeySet?: string;
  /** Test cassette it was recorded in. */
  readonly source: string;
}

export const recordedExchanges: readonly RecordedExchange[] = table.exchanges;

export function recordedKeys(keySet: string): readonly string[] {
  const keys = (table.keySets as Readonly<Record<string, readonly string[]>>)[keySet];
  if (!keys) throw new Error(`no key set ${keySet} in the table`);
  return keys;
}
