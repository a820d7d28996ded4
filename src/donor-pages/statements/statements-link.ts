import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';

/** From the page of the gifts to what was given. @param door the token of a link, or `visit` */
export function statementsLink(texts: PageTexts, door: string): Html {
  return html`<p class="aside">
    <a href="${statementsAddress(door, texts.language)}">${texts.page('statementsTitle')}</a>
  </p>`;
}

export function statementsAddress(door: string, language: string): string {
  return `/manage/${door}/statements?language=${language}`;
}
