import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { reportAddress } from '../words/addresses';
import { changeWords, moneyWords } from '../words/money-words';
import { chartMonths, yearBefore } from './intervals';

export interface IncomeChartParts {
  readonly currency: string;
  /** Minor units by month. */
  readonly months: ReadonlyMap<string, bigint>;
  readonly today: string;
  readonly to: string;
  readonly zone: string;
  readonly block: string;
}

/** What was given in thirteen months, against the same months a year before: a line, and its numbers in a table. */
export function incomeChart({ currency, months, today, to, zone, block }: IncomeChartParts): Html {
  const lines = chartMonths(today).map((month) => ({
    month,
    now: months.get(month) ?? 0n,
    before: months.get(yearBefore(month)) ?? 0n,
  }));
  const from = `${lines[0]?.month ?? ''}-01`;
  const report = reportAddress('income', { from, to, zone, currency, 'as-of': block });
  return html`<figure class="chart card">
    <figcaption>
      <h3>Given in ${currency}, thirteen months</h3>
      <p class="legend">
        <span class="key now">these months, the last so far</span> <span class="key before">a year before</span>
      </p>
    </figcaption>
    ${drawing(lines, currency)}
    <details>
      <summary>The numbers</summary>
      ${table(lines, currency)}
    </details>
    <p class="more"><a href="${report}">Income of these months</a></p>
  </figure>`;
}

interface Line {
  readonly month: string;
  readonly now: bigint;
  readonly before: bigint;
}

function drawing(lines: readonly Line[], currency: string): Html {
  const most = lines.reduce((max, { now, before }) => bigger(max, bigger(now, before)), 1n);
  const x = (place: number) => LEFT + (place * (RIGHT - LEFT)) / (lines.length - 1);
  const y = (amount: bigint) => round(BOTTOM - Number((amount * 10_000n) / most) * ((BOTTOM - TOP) / 10_000));
  const path = (of: (line: Line) => bigint) =>
    lines.map((line, place) => `${round(x(place))},${y(of(line))}`).join(' ');
  const last = lines.at(-1);
  return html`<svg viewBox="0 0 400 200" role="img" aria-labelledby="income-${currency} income-${currency}-more">
    <title id="income-${currency}">What was given in ${currency}, month by month</title>
    <desc id="income-${currency}-more">
      This month so far ${moneyWords(last?.now ?? 0n, currency)}; at most ${moneyWords(most, currency)} in a month. The
      numbers stand in the table below.
    </desc>
    <line class="axis" x1="${LEFT}" x2="${RIGHT}" y1="${BOTTOM}" y2="${BOTTOM}" />
    <line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${TOP}" y2="${TOP}" />
    <text x="${LEFT}" y="${TOP - 7}">${moneyWords(most, currency)}</text>
    <polyline class="line before" points="${path(({ before }) => before)}" />
    <polyline class="line now" points="${path(({ now }) => now)}" />
    ${lines.map(({ now }, place) => html`<circle class="dot" cx="${round(x(place))}" cy="${y(now)}" r="3.5" />`)}
    ${lines.map(({ month }, place) => place % 4 === 0 && html`<text class="tick ${EDGES[place]}" x="${round(x(place))}" y="${BOTTOM + 20}">${month}</text>`)}
  </svg>`;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [6, 394, 28, 170];
/** Words at the edges stay inside. */
const EDGES: Readonly<Record<number, string>> = { 0: 'first', 12: 'last' };

function bigger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function table(lines: readonly Line[], currency: string): Html {
  return scrollRegion(
    `What was given, by month, ${currency}`,
    html`<table class="dense">
      <caption>
        What was given in ${currency}, before refunds and fees
      </caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" class="number">Given</th>
          <th scope="col" class="number">A year before</th>
          <th scope="col" class="number">Change</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ month, now, before }) =>
            html`<tr>
              <th scope="row">${month}</th>
              <td class="number">${moneyWords(now, currency)}</td>
              <td class="number">${moneyWords(before, currency)}</td>
              <td class="number">${changeWords(now, before)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
