import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { consentSentence } from '../consent-sentence';
import { atFault, emailField, failureNotice, type FormProblem } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

export interface AskNewsletterParts {
  readonly texts: PageTexts;
  readonly newsroom: Newsroom;
  /** Whether the form was sent a moment ago. */
  readonly isAsked: boolean;
  readonly problem: FormProblem | undefined;
}

/** Where the newsletter is asked for; its answer is the same for every address. */
export function askNewsletterPage(parts: AskNewsletterParts): Html {
  const { texts, isAsked, problem } = parts;
  if (isAsked) return standing(texts.page('newsletterAskedTitle'), html`<p>${texts.page('newsletterAskedText')}</p>`);
  return standing(
    texts.page('newsletterTitle'),
    html`${problem && failureNotice(texts, problem)}
      <p>${texts.page('newsletterText')}</p>
      ${form(parts)}
      <p class="aside">${texts.page('newsletterPrivacy')}</p>`,
  );
}

function form({ texts, newsroom, problem }: AskNewsletterParts): Html {
  return html`<form method="post" action="/v1/newsletter-requests" class="ask-link">
    ${hiddenFields({ language: texts.language })} ${emailField(texts, problem)}
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
    <button type="submit" class="continue">${texts.page('newsletterAsk')}</button>
  </form>`;
}
