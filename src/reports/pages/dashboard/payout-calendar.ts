import { later } from '../../../foundation/calendar/local-days';
import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { tieOf, type PayoutTie } from '../payouts/payout-light';
import type { PayoutRow } from '../payouts/payout-rows';
import { payoutTable } from '../payouts/payouts-page';
import { smallLight, type Light } from '../words/light';

/** Whether every deposit of the last thirty days is its lines, and what arrives around these days. */
export function payoutCalendar(payouts: readonly PayoutRow[], today: string): Html {
  const [first, last] = [later(today, { days: -WEEKS }), later(today, { days: WEEKS })];
  const around = payouts.filter(({ arrives_on }) => arrives_on >= first && arrives_on <= last);
  return html`<h2>Payouts</h2>
    <p class="lamps">${smallLight(payoutsLight(payouts))} <span class="soft">${notItemised(payouts)}</span></p>
    ${
      around.length === 0
        ? html`<p class="card">Nothing has arrived in the last two weeks, and nothing is on its way.</p>`
        : scrollRegion('Payout calendar', payoutTable(around, 'At the bank in the last two weeks, or in the next two'))
    }
    <p class="more"><a href="/finance/payouts">All payouts</a></p>`;
}

const WEEKS = 14;

export function payoutsLight(payouts: readonly PayoutRow[]): Light {
  const [differing, tying] = [counted(payouts, 'differs'), counted(payouts, 'ties')];
  if (differing > 0)
    return { colour: 'red', words: `${differing} of ${differing + tying} payouts are not their lines` };
  if (tying === 0) return { colour: 'none', words: 'No payout of the last 30 days is itemised yet' };
  return {
    colour: 'green',
    words: `${tying === 1 ? 'The payout' : `All ${tying} payouts`} of the last 30 days: the lines are the deposit`,
  };
}

function notItemised(payouts: readonly PayoutRow[]): string {
  const [waiting, manual] = [counted(payouts, 'not itemised yet'), counted(payouts, 'cannot be itemised')];
  const parts = [waiting > 0 && `${waiting} not itemised yet`, manual > 0 && `${manual} cannot be itemised`];
  return parts.filter((part) => part !== false).join(', ');
}

function counted(payouts: readonly PayoutRow[], tie: PayoutTie): number {
  return payouts.filter((payout) => tieOf(payout) === tie).length;
}
