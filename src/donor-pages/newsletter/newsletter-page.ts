import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import { standing } from '../standing';
import type { LinkedNewsletter } from './newsletter-reader';

export interface NewsletterPageParts {
  readonly texts: PageTexts;
  readonly token: string;
  /** Null: the link is not known. */
  readonly request: LinkedNewsletter | null;
}

/** Where the mailed link leads: a button that says yes. Opening the page changes nothing. */
export function newsletterPage({ texts, token, request }: NewsletterPageParts): Html {
  if (request === null) return standing(texts.page('linkUnknownTitle'), html`<p>${texts.page('linkUnknownText')}</p>`);
  if (request.isConfirmed)
    return standing(texts.page('newsletterConfirmedTitle'), html`<p>${texts.page('newsletterConfirmedText')}</p>`);
  return standing(
    texts.page('newsletterConfirmTitle'),
    html`<p>${texts.page('newsletterConfirmText')}</p>
      <form method="post" action="/v1/newsletter-requests/${token}/confirmation">
        <button type="submit" class="continue">${texts.page('newsletterConfirm')}</button>
      </form>
      <p class="aside">${texts.page('newsletterNotYou')}</p>`,
  );
}
