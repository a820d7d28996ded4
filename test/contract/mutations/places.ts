/** One property or array item inside a value. Of an array only the first item counts: the others have the same type. */
export interface Place {
  readonly path: readonly string[];
  readonly value: unknown;
}

export function placesIn(value: unknown, path: readonly string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? 1 : undefined);
  return entries.flatMap(([name, item]) => {
    const here = [...path, name];
    return [{ path: here, value: item }, ...placesIn(item, here)];
  });
}

/** A copy of `base` with another value at `path`; undefined removes the property. */
export function withValue(base: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(base))
    return base.map((item, index) => (String(index) === name ? withValue(item, rest, value) : item));
  const { [name]: old, ...others } = base as Record<string, unknown>;
  const changed = withValue(old, rest, value);
  return changed === undefined ? others : { ...others, [name]: changed };
}
