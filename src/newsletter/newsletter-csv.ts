import { withoutFormula } from '../foundation/csv/without-formula';

/** One reader as a list tool takes them in. */
export interface Subscriber {
  readonly email: string;
  readonly language: string;
  readonly consentVersion: string;
  /** In UTC, such as 2027-03-01. */
  readonly confirmedOn: string;
}

/** RFC 4180: a heading, then one line for each, every value quoted. */
export function newsletterCsv(subscribers: readonly Subscriber[]): string {
  const rows = subscribers.map(({ email, language, consentVersion, confirmedOn }) =>
    [email, language, consentVersion, confirmedOn].map(cell),
  );
  return [HEADING, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

const HEADING = ['email', 'language', 'consent_version', 'confirmed_on'];

/** Anyone may type an address that a spreadsheet would run as a formula. */
function cell(text: string): string {
  return `"${withoutFormula(text).replaceAll('"', '""')}"`;
}
