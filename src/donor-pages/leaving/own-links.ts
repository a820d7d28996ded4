import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';

/** The ways from a donor's page to what is known of them, and to the end of that. */
export function ownLinks(texts: PageTexts, door: string): Html {
  const to = (page: 'data' | 'erase'): string => `/manage/${door}/${page}?language=${texts.language}`;
  return html`<nav class="own aside" aria-label="${texts.page('ownLinks')}">
    <ul>
      <li><a href="${to('data')}">${texts.page('ownDataTitle')}</a></li>
      <li><a href="${to('erase')}">${texts.page('eraseTitle')}</a></li>
    </ul>
  </nav>`;
}
