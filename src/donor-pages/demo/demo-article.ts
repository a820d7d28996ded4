import { html, type Html } from '../../infrastructure/pages/html';
import type { SwitchedOff } from '../../infrastructure/switches/switches';
import { wayToGive } from '../give/way-to-give';
import { newsletterLink } from '../newsletter/newsletter-link';
import type { PageTexts } from '../page-texts';
import type { DonorPagesSettings } from '../settings';

/** Words in the place of an article, then the box exactly as a newsroom embeds it. Without script: a link to the form. */
export function demoArticle(texts: PageTexts, settings: DonorPagesSettings, off: SwitchedOff): Html {
  const { newsroom, newsletter, reminders } = settings;
  const { returnAddresses } = newsroom;
  const returnTo = Object.hasOwn(returnAddresses, 'article') ? 'article' : 'thank-you';
  const paragraphs = texts.page('demoBody').split('\n\n');
  return html`<article class="article">
      <p class="kicker">${texts.page('demoKicker')}</p>
      <h1>${texts.page('demoTitle')}</h1>
      <p class="lead">${texts.page('demoLead')}</p>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    </article>
    <mainstay-box language="${texts.language}" return-to="${returnTo}">
      <noscript> ${wayToGive({ texts, newsroom, off, reminders, named: {}, opensIn: 'its own window' })} </noscript>
    </mainstay-box>
    ${newsletter && newsletterLink(texts)}
    <script src="/box.js" defer></script>`;
}
