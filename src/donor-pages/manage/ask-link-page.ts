import { emailField, failureNotice, type FormProblem } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

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
  if (done === 'asked') return standing(texts.page('manageAskedTitle'), html`<p>${texts.page('manageAskedText')}</p>`);
  if (done === 'portal') return standing(texts.page('manageBackTitle'), html`<p>${texts.page('manageBackText')}</p>`);
  return standing(
    texts.page('manageAskTitle'),
    html`${problem && failureNotice(texts, problem)}
      <p>${texts.page('manageAskText')}</p>
      <form method="post" action="/v1/manage-links" class="ask-link">
        ${hiddenFields({ language: texts.language })} ${emailField(texts, problem)}
        <button type="submit" class="continue">${texts.page('manageAsk')}</button>
      </form>
      <p class="aside">${texts.page('manageAskPrivacy')}</p>`,
  );
}
