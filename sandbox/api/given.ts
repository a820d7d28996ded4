/** The named parameters as an object repeats them: null where they were not sent. */
export function given<P extends object, N extends keyof P>(
  params: P,
  ...names: readonly N[]
): { [K in N]: Exclude<P[K], undefined> | null } {
  return Object.fromEntries(names.map((name) => [name, params[name] ?? null])) as never;
}
