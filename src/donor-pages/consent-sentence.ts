import type { Newsroom } from '../foundation/newsroom/newsroom';
import { html, type Html } from '../infrastructure/pages/html';
import type { PageTexts } from './page-texts';

/** What a box for consent says, leading to the policy that is agreed to. */
export function consentSentence(texts: PageTexts, { privacyPolicyUrl }: Newsroom): Html {
  const [before, after] = texts.give('consent').split('{policy}');
  const link = html`<a href="${privacyPolicyUrl}" target="_blank" rel="noopener noreferrer"
    >${texts.give('policy')}<span class="unseen"> (${texts.give('newTab')})</span></a
  >`;
  return html`${before}${link}${after}`;
}
