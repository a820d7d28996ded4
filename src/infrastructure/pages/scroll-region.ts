import { html, type Html } from './html';

/** A wide table that scrolls by itself and not with its page, with the keyboard too. @param label what it holds */
export function scrollRegion(label: string, table: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}
