import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { reportAddress } from '../words/addresses';
import { moneyWords, numberWords } from '../words/money-words';
import type { EndingRow } from './dashboard-rows';
import type { Particulars } from './money-tiles';
import type { Step } from './recurring';
import { whyGiftsEnded } from './why-gifts-ended';

/** How recurring gifts of one currency moved this month: bars from opening to closing, their numbers, and why some ended. */
export function waterfallChart(
  steps: readonly Step[],
  ended: readonly EndingRow[],
  currency: string,
  same: Particulars,
): Html {
  const shown = steps.filter(({ kind, minor, gifts }) => WHOLE.includes(kind) || minor !== 0n || gifts !== 0);
  const closing = steps.at(-1);
  return html`<figure class="chart card">
    <figcaption>
      <h3>Recurring gifts in ${currency}, this month</h3>
      <p class="legend">
        What they bring in a year; in a month about ${moneyWords((closing?.minor ?? 0n) / 12n, currency)}
      </p>
    </figcaption>
    ${drawing(shown, currency)}
    <details>
      <summary>The numbers</summary>
      ${table(steps, currency)}
    </details>
    <details>
      <summary>Why gifts ended</summary>
      ${whyGiftsEnded(ended, currency)}
    </details>
    <p class="more">
      <a href="${reportAddress('recurring-movements', { ...same, currency })}">Recurring gifts</a>
      <a href="${reportAddress('end-reasons', { ...same, currency })}">Why gifts ended</a>
    </p>
  </figure>`;
}

const WHOLE: readonly string[] = ['opening', 'closing'];

function drawing(steps: readonly Step[], currency: string): Html {
  const bars = barsOf(steps);
  const most = bars.reduce((max, { to, from }) => (to > max ? to : from > max ? from : max), 1n);
  const x = (amount: bigint) =>
    Math.round(LEFT * 10 + Number((amount * 10_000n) / most) * ((RIGHT - LEFT) / 1_000)) / 10;
  const height = steps.length * ROW + 6;
  return html`<svg viewBox="0 0 400 ${height}" role="img" aria-labelledby="moved-${currency} moved-${currency}-more">
    <title id="moved-${currency}">How recurring gifts in ${currency} moved this month</title>
    <desc id="moved-${currency}-more">
      ${steps.map(({ words, minor }) => `${words} ${moneyWords(minor, currency)}`).join('; ')}.
    </desc>
    <line class="axis" x1="${LEFT}" x2="${LEFT}" y1="0" y2="${height}" />
    ${bars.map(({ step, from, to }, place) => {
      const [low, high] = from < to ? [from, to] : [to, from];
      const width = Math.max(1.5, x(high) - x(low));
      return html`<text x="0" y="${place * ROW + 18}">${step.words}</text>
        <rect
          class="${barClass(step)}"
          x="${x(low)}"
          y="${place * ROW + 5}"
          width="${Math.round(width * 10) / 10}"
          height="${ROW - 8}"
        />
        <text class="tick last" x="400" y="${place * ROW + 18}">${moneyWords(step.minor, currency)}</text>`;
    })}
  </svg>`;
}

const [LEFT, RIGHT, ROW] = [176, 270, 26];

/** Each bar begins where the one before ended; the first and the last stand on the ground. */
function barsOf(steps: readonly Step[]): { step: Step; from: bigint; to: bigint }[] {
  let level = 0n;
  return steps.map((step) => {
    const from = WHOLE.includes(step.kind) ? 0n : level;
    level = from + step.minor;
    return { step, from, to: level };
  });
}

function barClass({ kind, minor }: Step): string {
  if (WHOLE.includes(kind)) return 'bar whole';
  return minor < 0n ? 'bar down' : 'bar up';
}

function table(steps: readonly Step[], currency: string): Html {
  return scrollRegion(
    `How recurring gifts moved, ${currency}`,
    html`<table class="dense">
      <caption>
        What live recurring gifts in ${currency} bring in a year
      </caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" class="number">A year</th>
          <th scope="col" class="number">Gifts</th>
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          ({ words, minor, gifts }) =>
            html`<tr>
              <th scope="row">${words}</th>
              <td class="number">${moneyWords(minor, currency)}</td>
              <td class="number">${numberWords(gifts)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
