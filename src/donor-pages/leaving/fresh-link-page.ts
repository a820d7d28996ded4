import { html, type Html } from '../../infrastructure/pages/html';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

/** A link that lies in a mailbox is not enough for what somebody came for. */
export function freshLinkPage(texts: PageTexts, door: string, title: string): Html {
  return standing(
    title,
    html`<p>${texts.page('freshNeeded')}</p>
      <form method="post" action="/manage/${door}/fresh-link">
        ${hiddenFields({ language: texts.language })}
        <button type="submit" class="continue">${texts.page('freshAsk')}</button>
      </form>
      <p class="aside"><a href="/manage/${door}?language=${texts.language}">${texts.page('eraseNotNow')}</a></p>`,
  );
}
