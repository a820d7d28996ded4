import { html, type Html } from '../../infrastructure/pages/html';
import type { SwitchedOff } from '../../infrastructure/switches/switches';
import type { GiveRequest } from '../give/give-request';
import { boxWishes } from '../give/box-wishes';
import { wayToGive } from '../give/way-to-give';
import type { PageTexts } from '../page-texts';

export interface EmbedPageParts {
  readonly texts: PageTexts;
  readonly give: GiveRequest;
  readonly newsroom: { readonly name: string };
  /** What new gifts may not use now. */
  readonly off: SwitchedOff;
  /** Whether readers can ask to be reminded. */
  readonly reminders: boolean;
  /** A key of the newsroom's return addresses. */
  readonly returnTo: string;
  /** Of the script that tells the page around how high this one is. */
  readonly script: string;
}

/** The box alone. Without script: a link to the form, which opens in the whole window, as Stripe's page does. */
export function embedPage(parts: EmbedPageParts): Html {
  const { texts, give, returnTo, script } = parts;
  return html`<mainstay-box language="${texts.language}" return-to="${returnTo}" ${boxWishes(give)}>
      <noscript>
        ${wayToGive({ ...parts, named: { ...give.named, ...give.codes }, opensIn: 'the whole window' })}
      </noscript>
    </mainstay-box>
    <script src="${script}" defer></script>
    <script src="/box.js" defer></script>`;
}
