import type { Problem } from '../../foundation/problem/problem';
import { codesIn } from '../contributions/attribution';

/** Back to the plain form, with what was chosen and what is wrong with it; of a form's values only what has their form. */
export function givePageWith(problem: Problem, body: unknown): string {
  const posted = (body ?? {}) as Record<string, unknown>;
  const parameters = new URLSearchParams({ problem: problem.code });
  for (const name of ['limitMinor', 'retryAfterSeconds'] as const) {
    const value = problem.details[name];
    if (value !== undefined) parameters.set(name, String(value));
  }
  for (const [name, form] of Object.entries(KEPT_FIELDS)) {
    const value = posted[name];
    const kept = typeof value === 'string' ? form.exec(value)?.[0] : undefined;
    if (kept !== undefined) parameters.set(PARAMETERS[name] ?? name, kept);
  }
  for (const [name, code] of Object.entries(codesIn(posted))) parameters.set(name, code);
  if (posted['feeCover'] !== undefined) parameters.set('cover', 'on');
  for (const [name, value] of Object.entries(sayingOf(posted))) parameters.set(name, value);
  return `/give?${parameters}`;
}

/** What was said with the gift is nothing for an address; that something was is. */
function sayingOf({ tributeText }: Record<string, unknown>): { words?: 'on' | 'again' } {
  if (typeof tributeText !== 'string') return {};
  return { words: tributeText.trim() === '' ? 'on' : 'again' };
}

/** "one-time", "EUR", "zh-Hant", "on": whatever is longer or otherwise was typed by somebody, and stays out of addresses. */
const TOKEN = /^[A-Za-z0-9-]{1,20}$/;
/** The longest amount anyone types; more in an address is somebody playing. */
const START_OF_AMOUNT = /^[^]{0,40}/;
const KEPT_FIELDS = {
  frequency: TOKEN,
  currency: TOKEN,
  amount: START_OF_AMOUNT,
  language: TOKEN,
  receipt: TOKEN,
  monthsCovered: TOKEN,
};
/** Where the address of the form has a shorter name for it. */
const PARAMETERS: Readonly<Record<string, string>> = { monthsCovered: 'months' };
