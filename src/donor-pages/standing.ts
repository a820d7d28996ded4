import { html, type Html } from './html';

/** A page that says one thing, in a card in the middle. */
export function standing(title: string, content: Html): Html {
  return html`<section class="standing">
    <h1>${title}</h1>
    ${content}
  </section>`;
}
