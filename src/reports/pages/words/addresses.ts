/** Where a report, a payout or anything with an id is shown. */
export function reportAddress(name: string, values: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/finance/reports/${name}`, values);
}

export function exportAddress(name: string, format: string, values: Readonly<Record<string, string>>): string {
  return withQuery(`/v1/reports/${name}/${format}`, values);
}

/** Of any id: what the books know of it. */
export function idAddress(id: string): string {
  return id.startsWith('po_') ? `/finance/payouts/${encodeURIComponent(id)}` : withQuery('/finance/search', { q: id });
}

/** Empty values are left out. */
export function withQuery(path: string, values: Readonly<Record<string, string>>): string {
  const said = Object.entries(values).filter(([, value]) => value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
}
