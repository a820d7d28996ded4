import { html, type Html } from '../../infrastructure/pages/html';
import { hiddenFields } from '../hidden-fields';
import { giveAddress } from './give-address';
import type { GiveParts } from './give-parts';

/** Twelve months at once, or each in its turn: an address, like every choice that decides what else is asked. */
export function plainMonths({ texts, newsroom, give }: GiveParts): Html | undefined {
  if (!newsroom.twelveMonths || give.frequency !== 'monthly') return undefined;
  const address = (months: string | undefined) => giveAddress({ ...give.named, ...give.codes, months }, texts.language);
  if (give.monthsCovered === undefined) {
    return html`<p><a href="${address('12')}">${texts.give('atOnce')}</a></p>`;
  }
  return html`<div class="always">
    ${hiddenFields({ monthsCovered: String(give.monthsCovered) })}
    <p>${texts.give('atOncePlain')}</p>
    <p class="hint"><a href="${address(undefined)}">${texts.give('atOnceNot')}</a></p>
  </div>`;
}
