import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import type { StatementSection, StatementSheet } from './statement-sheet';

/** A statement as a part of a page, in its own language whatever that of the page is. */
export function statementPage({ language, title, particulars, sections, notes }: StatementSheet): Html {
  return html`<article class="statement" lang="${language}">
    <h1>${title}</h1>
    <dl class="particulars">
      ${particulars.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${sections.map(sectionOf)}
    <div class="small-print">${notes.map((note) => html`<p>${note}</p>`)}</div>
  </article>`;
}

function sectionOf({ heading, columns, rows, sums }: StatementSection): Html {
  const classOf = (place: number): Html | false => columns[place]?.align === 'end' && html`class="number"`;
  const row = (cells: readonly string[]): Html =>
    html`<tr>
      ${cells.map((cell, place) => html`<td ${classOf(place)}>${cell}</td>`)}
    </tr>`;
  return html`<section>
    <h2>${heading}</h2>
    ${scrollRegion(
      heading,
      html`<table>
        <thead>
          <tr>
            ${columns.map(({ title }, place) => html`<th scope="col" ${classOf(place)}>${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row)}
        </tbody>
      </table>`,
    )}
    <table class="sums">
      <tbody>
        ${sums.map(
          ([name, amount]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${amount}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
