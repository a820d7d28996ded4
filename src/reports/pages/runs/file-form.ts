import { csrfField } from '../../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../../infrastructure/pages/html';

export interface FileFormParts {
  readonly report: string;
  readonly format: string;
  readonly query: Readonly<Record<string, string>>;
  /** How many lines it will have; undefined: nobody has counted. */
  readonly lines?: number;
  readonly words: string;
  readonly csrfToken: string;
}

/** A button for a file that takes long: a page tells how far it is, and ends with it. */
export function fileForm({ report, format, query, lines, words, csrfToken }: FileFormParts): Html {
  const fields = { ...query, report, format, ...(lines !== undefined && { lines: String(lines) }) };
  return html`<form method="post" action="/finance/files">
    ${csrfField(csrfToken)}
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button type="submit">${words}</button>
  </form>`;
}
