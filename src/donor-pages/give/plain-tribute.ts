import { LONGEST_TRIBUTE, TRIBUTE_KINDS } from '../../giving/donors/tributes/tribute';
import { html, type Html } from '../../infrastructure/pages/html';
import { giveAddress } from './give-address';
import type { GiveParts } from './give-parts';

/**
 * Words with a gift, or the link to them. They need the address of a receipt, and never stand in an address of ours: of a
 * form that was refused they are gone, which is said.
 */
export function plainTribute({ texts, newsroom, give }: GiveParts): Html | undefined {
  if (!newsroom.tributes) return undefined;
  const address = (words: string | undefined) => giveAddress({ ...give.named, ...give.codes, words }, texts.language);
  if (give.words === 'none') return html`<p><a href="${address('on')}">${texts.give('tribute')}</a></p>`;
  const isAgain = give.words === 'again';
  return html`<div class="tribute">
    ${isAgain && html`<p class="problem" id="tribute-again">${texts.give('tributeAgain')}</p>`}
    <label class="legend" for="tribute-kind">${texts.give('tributeKind')}</label>
    <select id="tribute-kind" name="tributeKind">
      ${TRIBUTE_KINDS.map((kind) => html`<option value="${kind}">${texts.give(`tribute-${kind}`)}</option>`)}
    </select>
    <label class="legend" for="tribute-text">${texts.give('tributeText')}</label>
    <textarea
      id="tribute-text"
      name="tributeText"
      maxlength="${LONGEST_TRIBUTE}"
      rows="3"
      autocomplete="off"
      aria-describedby="${isAgain ? 'tribute-again tribute-hint' : 'tribute-hint'}"
    ></textarea>
    <p class="hint" id="tribute-hint">${texts.give('tributeHint')}</p>
    <p class="hint"><a href="${address(undefined)}">${texts.give('tributeNot')}</a></p>
  </div>`;
}
