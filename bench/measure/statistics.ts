/** The middle one; between the two middle ones when there is none. @throws Error of an empty list */
export function median(values: readonly number[]): number {
  const ordered = values.toSorted((one, other) => one - other);
  const [low, high] = [ordered[Math.ceil(ordered.length / 2) - 1], ordered[Math.floor(ordered.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('Nothing was measured');
  return (low + high) / 2;
}

/**
 * The smallest value that so many percent of all do not exceed (nearest rank): always one that was really seen.
 * @param percent over 0, to 100. @throws Error of an empty list
 */
export function percentile(values: readonly number[], percent: number): number {
  const ordered = values.toSorted((one, other) => one - other);
  const seen = ordered[Math.ceil((percent / 100) * ordered.length) - 1];
  if (seen === undefined) throw new Error('Nothing was measured');
  return seen;
}
