import { later } from '../../../foundation/calendar/local-days';
import { html, type Html } from '../../../infrastructure/pages/html';
import { reportAddress } from '../words/addresses';
import { timeWords } from '../words/html-time';
import { moneyWords } from '../words/money-words';
import { tiesVerdict } from '../words/ties';
import type { DashboardData } from './dashboard-reader';
import { Figures } from './figures';
import { incomeChart } from './income-chart';
import { moneyTiles, type Particulars } from './money-tiles';
import { payoutCalendar } from './payout-calendar';
import { peopleTiles } from './people-tiles';
import { currenciesOf, waterfall } from './recurring';
import { tileItem } from './tile';
import { waterfallChart } from './waterfall-chart';

/** What finance staff look at in the morning. @param comparison stands under the light */
export function dashboardPage(data: DashboardData, comparison: Html): Html {
  const figures = new Figures(data.figures, data.counts);
  const { zone, now, ties, asOf, isBegun } = data;
  const same = { ...data.days.now, zone, 'as-of': asOf.block };
  return html`<h1>Dashboard</h1>
    ${tiesVerdict(ties, now, zone, balances(figures, same))} ${comparison}
    ${isBegun ? figuresOf(data, figures, same) : beforeTheFirst()}
    <p class="foot hint">
      As of block ${asOf.block} of the
      ledger${asOf.sealedAt !== null && html`, sealed ${timeWords(asOf.sealedAt, zone)}`}. Days are those of ${zone}. No
      sum crosses currencies.${ties.unsealed > 0 && html` ${waitingWords(ties.unsealed)} for the next block.`}
    </p>`;
}

function figuresOf(data: DashboardData, figures: Figures, same: Particulars): Html {
  return data.asOf.sealedAt === null ? beforeTheFirstBlock(data.ties.unsealed) : begun(data, figures, same);
}

const waitingWords = (unsealed: number): string =>
  unsealed === 1 ? '1 ledger transaction waits' : `${unsealed} ledger transactions wait`;

/** Figures are of sealed books alone: the first minutes have none, although gifts have come. */
function beforeTheFirstBlock(unsealed: number): Html {
  return html`<section class="card">
    <h2>The first figures are on their way</h2>
    <p>
      ${waitingWords(unsealed)} to be sealed, which happens every five minutes; figures are of sealed books alone, so
      that they can be had again at any time. <a href="/finance">Look again</a>
    </p>
  </section>`;
}

function balances(figures: Figures, same: Particulars): Html | string {
  const all = figures.balances();
  if (all.length === 0) return '';
  return html`<p>
    The ledger's balance at Stripe:
    ${all.map(
      ({ currency, amount }, place) =>
        html`${place > 0 && ', '}<a href="${reportAddress('balance-roll-forward', { ...same, currency })}"
            >${moneyWords(amount, currency)}</a
          >`,
    )}
  </p>`;
}

function begun(data: DashboardData, figures: Figures, same: Particulars): Html {
  const { days, zone, asOf, recurring, endings, payouts } = data;
  const chart = { today: days.today, to: days.now.to, zone, block: asOf.block };
  return html`<h2>This month so far</h2>
    <p class="soft">
      ${days.now.from} to ${days.today}, against ${days.before.from} to ${later(days.before.to, { days: -1 })}. Every
      tile leads to its report; its amounts are the control totals there.
    </p>
    <ul class="tiles">
      ${[...moneyTiles(figures, same), ...peopleTiles(data, figures, same)].map(tileItem)}
    </ul>
    <h2>How it goes on</h2>
    <div class="charts">
      ${[...figures.months()].map(([currency, months]) => incomeChart({ ...chart, currency, months }))}
    </div>
    <div class="charts">
      ${currenciesOf(recurring).map((currency) => {
        const ended = endings.filter((row) => row.currency === currency);
        return waterfallChart(waterfall(recurring, currency), ended, currency, same);
      })}
    </div>
    ${payoutCalendar(payouts, days.today)}`;
}

/** A newsroom whose first reader is still to come. */
function beforeTheFirst(): Html {
  return html`<section class="card">
    <h2>Nothing was given yet</h2>
    <p>
      With the first gift this page fills itself: income and fees of the month in each currency, who gives again and
      again, what was refunded or disputed, and every deposit with the gifts in it. The light above turns green when the
      first night's comparison has found ledger and Stripe even.
    </p>
    <p><a href="/finance/reports">See which reports there will be</a></p>
  </section>`;
}
