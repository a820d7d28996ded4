import { findCurrency } from '../../foundation/money/currencies';
import { formatMinor } from '../../foundation/money/format-minor';
import type { Problem } from '../../foundation/problem/problem';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';

/** What a page was sent back to after. */
export const MANAGE_DONE = [
  'pause',
  'go-on',
  'end',
  'amount',
  'day',
  'frequency',
  'card',
  'pending',
  'fresh-link',
] as const;
export type ManageDone = (typeof MANAGE_DONE)[number];

export function doneNotice(texts: PageTexts, done: ManageDone): Html {
  return html`<div class="done" role="status"><p>${texts.page(`manageDone-${done}`)}</p></div>`;
}

/** What was wrong, with the number that the donor needs. */
export function manageProblem(texts: PageTexts, { code, details }: Pick<Problem, 'code' | 'details'>): Html {
  const currency = findCurrency(details.currency ?? '');
  const limit =
    currency === undefined || details.limitMinor === undefined
      ? ''
      : formatMinor(BigInt(details.limitMinor), currency, texts.language);
  // A code may come from an address: only those that are known here have a sentence of this page.
  const own = OWN_PROBLEMS.find((each) => each === code);
  const sentence = own
    ? texts.page(`manageProblem-${own}`)
    : texts.problem(code, { limit, currency: details.currency ?? '' });
  return html`<div class="failure" role="alert" id="problem"><p>${sentence}</p></div>`;
}

const OWN_PROBLEMS = [
  'gift_not_yours',
  'fresh_link_needed',
  'change_under_way',
  'gift_over',
  'gift_ends_already',
  'gift_paused_already',
  'gift_fails',
  'gift_not_taken_yet',
  'gift_made_elsewhere',
  'nothing_to_take_up',
  'payment_under_way',
  'same_amount',
  'same_frequency',
  'same_day',
  'too_far_ahead',
  'choice_missing',
  'change_refused',
  'change_unavailable',
] as const;
