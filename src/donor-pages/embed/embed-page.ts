import { html, type Html } from '../../infrastructure/pages/html';
import { giveAddress } from '../give/give-address';
import type { GiveRequest } from '../give/give-request';
import { boxWishes } from '../give/box-wishes';
import type { PageTexts } from '../page-texts';

export interface EmbedPageParts {
  readonly texts: PageTexts;
  readonly give: GiveRequest;
  readonly newsroom: { readonly name: string };
  /** A key of the newsroom's return addresses. */
  readonly returnTo: string;
  /** Of the script that tells the page around how high this one is. */
  readonly script: string;
}

/** The box alone. Without script: a link to the form, which opens in the whole window, as Stripe's page does. */
export function embedPage({ texts, give, newsroom, returnTo, script }: EmbedPageParts): Html {
  return html`<mainstay-box language="${texts.language}" return-to="${returnTo}" ${boxWishes(give)}>
      <noscript>
        <p class="plain-link">
          <a class="continue" target="_top" href="${giveAddress({ ...give.named, ...give.codes }, texts.language)}"
            >${texts.page('supportLink', { newsroom: newsroom.name })}</a
          >
        </p>
      </noscript>
    </mainstay-box>
    <script src="${script}" defer></script>
    <script src="/box.js" defer></script>`;
}
