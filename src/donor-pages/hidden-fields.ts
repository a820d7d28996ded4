import { html, type Html } from '../infrastructure/pages/html';

/** What a form says without asking. */
export function hiddenFields(values: Record<string, string>): Html[] {
  return Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}
