import type { Run } from '../../runs/run';
import { numberWords } from '../words/money-words';

/** How far it is, such as "12,000 of 40,000 lines". */
export function progressWords({ kind, made, known, step }: Pick<Run, 'kind' | 'made' | 'known' | 'step'>): string {
  const unit = UNITS[kind];
  const counted =
    known === null ? `${numberWords(made)} ${unit} so far` : `${numberWords(made)} of ${numberWords(known)} ${unit}`;
  if (kind === 'closing' && known === null) return 'Sealing what is not sealed yet';
  return step === '' ? counted : `${counted}; ${step}`;
}

export const UNITS: Readonly<Record<Run['kind'], string>> = {
  ...{ file: 'lines', journal: 'transactions', closing: 'reports' },
};

/** Stands before the title of its page, where a tab and a screen reader tell it first. */
export function runTitle({ state, title, made, known }: Run): string {
  if (state === 'failed') return `Failed: ${title}`;
  if (state === 'done') return `Ready: ${title}`;
  return known === null || known === 0 ? title : `${Math.floor((made * 100) / known)} % – ${title}`;
}
