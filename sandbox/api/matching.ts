/** Whether a row has every value that was asked for; what was not asked for does not matter. */
export function matches(row: object, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(
    ([field, value]) => value === undefined || (row as Record<string, unknown>)[field] === value,
  );
}
