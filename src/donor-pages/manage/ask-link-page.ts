import { emailField, failureNotice, type FormProblem } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

export interface AskLinkParts {
  readonly texts: PageTexts;
  /** A link was asked for just now. */
  readonly isAsked: boolean;
  /** What was wrong with what was typed. */
  readonly problem: FormProblem | undefined;
}

/** Where a link to one's gifts is asked for; its answer is the same for every address. */
export function askLinkPage({ texts, isAsked, problem }: AskLinkParts): Html {
  if (isAsked) return standing(texts.page('manageAskedTitle'), html`<p>${texts.page('manageAskedText')}</p>`);
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
