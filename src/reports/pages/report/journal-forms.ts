import { html, type Html } from '../../../infrastructure/pages/html';
import { fileForm } from '../runs/file-form';

/** The ledger itself as programs for plain-text accounting read it: every transaction, in every currency. */
export function journalForms(query: Readonly<Record<string, string>>, csrfToken: string): Html {
  return html`${JOURNALS.map(
    ([format, words]) => html`<li>${fileForm({ report: 'ledger', format, query, words, csrfToken })}</li>`,
  )}`;
}

const JOURNALS = [
  ['hledger', 'Journal for hledger'],
  ['beancount', 'Journal for beancount'],
] as const;
