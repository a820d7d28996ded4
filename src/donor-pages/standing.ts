import { html, type Html } from '../infrastructure/pages/html';

/** A page that says one thing, in a card in the middle. */
export function standing(title: string, content: Html): Html {
  return html`<section class="standing">
    <h1>${title}</h1>
    ${content}
  </section>`;
}
