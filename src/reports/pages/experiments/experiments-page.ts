import type { Experiment } from '../../../foundation/newsroom/newsroom';
import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { moneyWords, numberWords } from '../words/money-words';
import { wilsonInterval } from './wilson';

export interface VariantRow {
  /** Such as "presets-2027/higher". */
  readonly variant: string;
  readonly shown: number;
  readonly gifts: number;
  readonly sums: readonly { readonly currency: string; readonly minor: string }[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** One table for each experiment, the running one first, with all of its variants. Nobody is declared the winner. */
export function experimentsPage(rows: readonly VariantRow[], running: Experiment | undefined): Html {
  const known = new Set([...(running ? [running.name] : []), ...rows.map(({ variant }) => nameOf(variant))]);
  return html`<h1>Experiments</h1>
    ${
      known.size === 0
        ? html`<p class="card">
            Nothing is being tried. An experiment is written into the newsroom file: other amounts or other words for a
            share of the readers.
          </p>`
        : html`${[...known].map((name) => section(name, rows, running))} ${reading()}`
    }`;
}

function section(name: string, rows: readonly VariantRow[], running: Experiment | undefined): Html {
  const isRunning = running?.name === name;
  const own = rows.filter(({ variant }) => nameOf(variant) === name);
  const unseen = isRunning ? running.variants.map(({ code }) => `${name}/${code}`) : [];
  const all = [...own, ...unseen.filter((code) => own.every(({ variant }) => variant !== code)).map(emptyRow)];
  const days = own.flatMap(({ firstDay, lastDay }) => [firstDay ?? [], lastDay ?? []].flat()).sort();
  return html`<h2>${name}</h2>
    <p>
      ${isRunning ? 'Running.' : 'Ended: it is no longer in the newsroom file.'}
      ${days.length > 0 && html`Shown from ${days[0]} to ${days.at(-1)}.`}
    </p>
    ${scrollRegion(name, table(name, all))}`;
}

function table(name: string, rows: readonly VariantRow[]): Html {
  return html`<table>
    <caption>
      Variants of ${name}
    </caption>
    <thead>
      <tr>
        <th scope="col">Variant</th>
        <th scope="col" class="number">Shown</th>
        <th scope="col" class="number">Gifts paid</th>
        <th scope="col" class="number">Share</th>
        <th scope="col" class="number">Between (95 %)</th>
        <th scope="col" class="number">First payments</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(line)}
    </tbody>
  </table>`;
}

function line({ variant, shown, gifts, sums }: VariantRow): Html {
  // Somebody who gives twice, or whose showing was not counted: then a share means nothing.
  const interval = shown > 0 && gifts <= shown ? wilsonInterval(gifts, shown) : undefined;
  return html`<tr>
    <th scope="row">${variant.slice(variant.indexOf('/') + 1)}</th>
    <td class="number">${numberWords(String(shown))}</td>
    <td class="number">${numberWords(String(gifts))}</td>
    <td class="number">${interval ? percent(gifts / shown) : '–'}</td>
    <td class="number">${interval ? `${percent(interval.low)} – ${percent(interval.high)}` : '–'}</td>
    <td class="number">${sums.map(({ currency, minor }) => html`<div>${moneyWords(minor, currency)}</div>`)}</td>
  </tr>`;
}

/** What the numbers say, and what they do not. */
function reading(): Html {
  return html`<h2>How to read this</h2>
    <p>
      Shown counts visits in which a browser with script showed the box; a gift counts once it is paid, a recurring one
      by its first payment. “Between” says where the true share lies with a confidence of 95 % (Wilson’s interval): as
      long as two variants overlap, the difference may be chance. Decide before you begin how long you look, and look at
      the end: whoever stops at the first good day finds differences that are none. A higher share can still bring less
      money: compare the sums, each currency by itself. No winner is declared here.
    </p>`;
}

function emptyRow(variant: string): VariantRow {
  return { variant, shown: 0, gifts: 0, sums: [], firstDay: null, lastDay: null };
}

function nameOf(variant: string): string {
  return variant.slice(0, variant.indexOf('/'));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
