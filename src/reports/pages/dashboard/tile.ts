import { html, type Html } from '../../../infrastructure/pages/html';

/** One question and its answer, with the report that proves it. */
export interface Tile {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Shown where there is no figure. */
  readonly otherwise: string;
  readonly links: readonly { readonly address: string; readonly words: string }[];
}

export interface Figure {
  readonly words: string;
  /** What the figure is, and what it was before. */
  readonly notes: readonly string[];
}

export function tileItem({ title, figures, otherwise, links }: Tile): Html {
  return html`<li class="tile">
    <h3>${title}</h3>
    ${figures.length === 0 && html`<p class="soft">${otherwise}</p>`}
    ${figures.map(
      ({ words, notes }) =>
        html`<p class="figure">${words}</p>
          ${notes.map((note) => html`<p class="note">${note}</p>`)}`,
    )}
    <p class="more">${links.map(({ address, words }) => html`<a href="${address}">${words}</a> `)}</p>
  </li>`;
}
