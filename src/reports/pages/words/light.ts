import { html, type Html } from '../../../infrastructure/pages/html';

/** A verdict in a word, a shape and a colour: nobody has to tell colours apart. */
export interface Light {
  /** `none`: there is nothing to judge. */
  readonly colour: 'green' | 'red' | 'amber' | 'none';
  readonly words: string;
}

/** In a line of text or a cell. */
export function smallLight({ colour, words }: Light): Html {
  return html`<span class="lamp ${colour}">${icon(colour)}<span>${words}</span></span>`;
}

/** The one thing a page is opened for. @param more sentences under it */
export function bigLight({ colour, words }: Light, more: Html): Html {
  return html`<div class="light ${colour}" role="status">
    ${icon(colour)}
    <div>
      <p class="verdict">${words}</p>
      ${more}
    </div>
  </div>`;
}

/** Drawn in the colour of the text around. */
function icon(colour: Light['colour']): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[colour]}</svg>`;
}

const SHAPES: Readonly<Record<Light['colour'], Html>> = {
  green: html`<circle cx="12" cy="12" r="11" fill="currentColor" /><path class="mark" d="M6.5 12.5l3.8 3.8 7.2-8" />`,
  red: html`<path fill="currentColor" d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" /><path
      class="mark"
      d="M8 8l8 8M16 8l-8 8"
    />`,
  amber: html`<path fill="currentColor" d="M12 1.5L23.5 22H.5z" /><path class="mark" d="M12 9v6.5M12 18.2v.6" />`,
  none: html`<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2" /><path
      stroke="currentColor"
      stroke-width="2"
      d="M7 12h10"
    />`,
};
