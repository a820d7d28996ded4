/** The address of the form with these values named. */
export function giveAddress(named: Record<string, string | undefined>, language: string): string {
  const query = new URLSearchParams({ language });
  for (const [name, value] of Object.entries(named)) if (value !== undefined) query.set(name, value);
  return `/give?${query}`;
}
