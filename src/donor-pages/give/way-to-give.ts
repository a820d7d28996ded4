import { html, type Html } from '../../infrastructure/pages/html';
import type { SwitchedOff } from '../../infrastructure/switches/switches';
import type { PageTexts } from '../page-texts';
import { giveAddress } from './give-address';
import { REMIND_WHEN_CLOSED } from './give-request';

export interface WayToGive {
  readonly texts: PageTexts;
  readonly newsroom: { readonly name: string };
  /** What the form is to know of whence its reader comes, by its names in addresses. */
  readonly named: Record<string, string | undefined>;
  /** What new gifts may not use now. */
  readonly off: SwitchedOff;
  /** Whether readers can ask to be reminded. */
  readonly reminders: boolean;
  /** Of a frame, what it leads to opens in the whole window. */
  readonly opensIn: 'its own window' | 'the whole window';
}

/** The link to the form, where there is no box. While giving is closed it says so, and leads to the reminder below. */
export function wayToGive({ texts, newsroom, named, off, reminders, opensIn }: WayToGive): Html {
  const target = opensIn === 'the whole window' && html`target="_top"`;
  if (!off.giving)
    return html`<p class="plain-link">
      <a class="continue" ${target} href="${giveAddress(named, texts.language)}"
        >${texts.page('supportLink', { newsroom: newsroom.name })}</a
      >
    </p>`;
  const reminder = `${giveAddress({ ...named, remind: REMIND_WHEN_CLOSED }, texts.language)}#reminder`;
  return html`<div class="plain-link">
    <p class="closed" role="status">${texts.give('closed')}</p>
    ${reminders && html`<p><a class="continue" ${target} href="${reminder}">${texts.give('remindSend')}</a></p>`}
  </div>`;
}
