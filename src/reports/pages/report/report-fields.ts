import type { ReportDefinition } from '../../definitions/definition';

/** What was typed into the form of a report, whatever it is; empty: nothing. */
export type TypedQuery = Readonly<Record<string, string>>;

/** Fields of the form, by their names in the address. */
export function fieldsOf({ narrowedBy }: ReportDefinition): string[] {
  return ['from', 'to', 'zone', ...narrowedBy, 'as-of'];
}

/** One text for each name, as a form can show it. */
export function typedIn(query: Readonly<Record<string, unknown>>): TypedQuery {
  const texts = Object.entries(query).map(([name, value]) => [name, [value].flat().map(String).join(', ')] as const);
  return Object.fromEntries(texts);
}
