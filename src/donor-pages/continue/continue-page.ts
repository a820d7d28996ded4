import { formatAmount } from '../../foundation/money/format-amount';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { html, type Html } from '../../infrastructure/pages/html';
import { consentSentence } from '../consent-sentence';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import { atFault, failureNotice, type FormProblem } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';
import type { LinkedContinuation } from './continuations-token';

export interface ContinuePageParts {
  readonly texts: PageTexts;
  readonly newsroom: Newsroom;
  readonly token: string;
  /** Null: the link is not known, or ended. */
  readonly gift: LinkedContinuation | null;
  /** Why the payment page could not be opened. */
  readonly problem: FormProblem | undefined;
}

/** Where an invitation leads: what goes on, from when, and the way to enter a card. Opening the page changes nothing. */
export function continuePage(parts: ContinuePageParts): Html {
  const { texts, gift } = parts;
  if (gift === null) return standing(texts.page('linkUnknownTitle'), html`<p>${texts.page('linkUnknownText')}</p>`);
  const day = dayInWords(gift.firstOn, texts.language);
  if (gift.state === 'over') return gone(texts);
  if (gift.state === 'goes on')
    return standing(
      texts.page('continueDoneTitle'),
      html`${sum(texts, gift)}
        <p>${texts.page('continueDoneText', { day })}</p>`,
    );
  return standing(
    texts.page('continueTitle'),
    html`${parts.problem && failureNotice(texts, parts.problem)}
      <p>${texts.page('continueText')}</p>
      ${sum(texts, gift)}
      <p>${texts.page('continueFirst', { day })}</p>
      ${form(parts)}
      <p class="aside">${texts.page('continueStripe')}</p>`,
  );
}

/** Where Stripe's page leads whoever turns back: it is told of no link. */
export function turnedBackPage(texts: PageTexts): Html {
  return standing(texts.page('continueBackTitle'), html`<p>${texts.page('continueBackText')}</p>`);
}

function gone(texts: PageTexts): Html {
  return standing(
    texts.page('continueOverTitle'),
    html`<p>${texts.page('continueOverText')}</p>
      <p><a class="continue" href="/give?language=${texts.language}">${texts.page('reminderGive')}</a></p>`,
  );
}

function sum(texts: PageTexts, gift: LinkedContinuation): Html {
  const amount = formatAmount(gift, texts.language);
  return html`<p class="sum">${texts.page(`manageGift-${gift.frequency}`, { amount })}</p>`;
}

function form({ texts, newsroom, token, problem }: ContinuePageParts): Html {
  return html`<form method="post" action="/continue/${token}" class="ask-link">
    ${hiddenFields({ language: texts.language })}
    <label class="check">
      <input
        type="checkbox"
        name="consentVersion"
        value="${newsroom.consentVersion}"
        required
        ${atFault(problem?.code.startsWith('consent_') === true)}
      />
      <span>${consentSentence(texts, newsroom)}</span>
    </label>
    <button type="submit" class="continue">${texts.page('continueGo')}</button>
  </form>`;
}
