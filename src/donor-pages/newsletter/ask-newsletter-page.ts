import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { consentSentence } from '../consent-sentence';
import { failureNotice, type FormProblem } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../html';
import type { PageTexts } from '../page-texts';

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
  if (isAsked) return frame(texts.page('newsletterAskedTitle'), html`<p>${texts.page('newsletterAskedText')}</p>`);
  return frame(
    texts.page('newsletterTitle'),
    html`${problem && failureNotice(texts, problem)}
      <p>${texts.page('newsletterText')}</p>
      ${form(parts)}
      <p class="aside">${texts.page('newsletterPrivacy')}</p>`,
  );
}

function form({ texts, newsroom, problem }: AskNewsletterParts): Html {
  const fault = (isHere: boolean) => isHere && html`aria-invalid="true" aria-describedby="problem"`;
  return html`<form method="post" action="/v1/newsletter-requests" class="ask-link">
    ${hiddenFields({ language: texts.language })}
    <label for="email">${texts.page('manageEmail')}</label>
    <input
      id="email"
      type="email"
      name="email"
      autocomplete="email"
      required
      maxlength="254"
      ${fault(problem?.code === 'email_invalid')}
    />
    <label class="check">
      <input
        type="checkbox"
        name="consentVersion"
        value="${newsroom.consentVersion}"
        required
        ${fault(problem?.code.startsWith('consent_') === true)}
      />
      <span>${consentSentence(texts, newsroom)}</span>
    </label>
    <button type="submit" class="continue">${texts.page('newsletterAsk')}</button>
  </form>`;
}

function frame(title: string, content: Html): Html {
  return html`<section class="standing">
    <h1>${title}</h1>
    ${content}
  </section>`;
}
