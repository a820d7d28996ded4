import { html, type Html } from '../infrastructure/pages/html';

/** What a form says without asking; undefined: nothing. */
export function hiddenFields(values: Readonly<Record<string, string | undefined>>): Html[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}" />`],
  );
}
