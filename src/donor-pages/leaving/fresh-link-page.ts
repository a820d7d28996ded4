import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';

/** A link that lies in a mailbox is not enough for what somebody came for. */
export function freshLinkPage(texts: PageTexts, title: string): Html {
  return standing(
    title,
    html`<p>${texts.page('freshNeeded')}</p>
      <p><a class="continue" href="/manage?language=${texts.language}">${texts.page('manageNew')}</a></p>`,
  );
}

export function endedLinkPage(texts: PageTexts): Html {
  return standing(
    texts.page('manageEndedTitle'),
    html`<p>${texts.page('manageEndedText')}</p>
      <p><a class="continue" href="/manage?language=${texts.language}">${texts.page('manageNew')}</a></p>`,
  );
}
