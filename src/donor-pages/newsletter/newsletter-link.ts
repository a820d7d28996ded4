import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';

/** Leads to the form, from wherever else a reader may be asked. */
export function newsletterLink(texts: PageTexts): Html {
  return html`<p class="plain-link">
    <a href="/newsletter?language=${texts.language}">${texts.page('newsletterLink')}</a>
  </p>`;
}
