import { failureNotice, type FormProblem } from '../failure-notice';
import { html, type Html } from '../html';
import type { PageTexts } from '../page-texts';

/** What the page was sent back to after. */
export const ASK_LINK_DONE = ['asked', 'portal'] as const;

export interface AskLinkParts {
  readonly texts: PageTexts;
  readonly done: (typeof ASK_LINK_DONE)[number] | undefined;
  /** What was wrong with what was typed. */
  readonly problem: FormProblem | undefined;
}

/** Where a link to one's gifts is asked for; its answer is the same for every address. */
export function askLinkPage({ texts, done, problem }: AskLinkParts): Html {
  if (done === 'asked') return frame(texts.page('manageAskedTitle'), html`<p>${texts.page('manageAskedText')}</p>`);
  if (done === 'portal') return frame(texts.page('manageBackTitle'), html`<p>${texts.page('manageBackText')}</p>`);
  return frame(
    texts.page('manageAskTitle'),
    html`${problem && failureNotice(texts, problem)}
      <p>${texts.page('manageAskText')}</p>
      <form method="post" action="/v1/manage-links" class="ask-link">
        <input type="hidden" name="language" value="${texts.language}" />
        <label for="email">${texts.page('manageEmail')}</label>
        <input
          id="email"
          type="email"
          name="email"
          autocomplete="email"
          required
          maxlength="254"
          ${problem?.code === 'email_invalid' && html`aria-invalid="true" aria-describedby="problem"`}
        />
        <button type="submit" class="continue">${texts.page('manageAsk')}</button>
      </form>
      <p class="aside">${texts.page('manageAskPrivacy')}</p>`,
  );
}

function frame(title: string, content: Html): Html {
  return html`<section class="standing">
    <h1>${title}</h1>
    ${content}
  </section>`;
}
