import { reportAddress } from '../words/addresses';
import { daysLeft } from '../words/days-left';
import { moneyWords, numberWords, shareWords } from '../words/money-words';
import type { DashboardData } from './dashboard-reader';
import type { Figures } from './figures';
import type { Particulars } from './money-tiles';
import { donorsOf, giftsOf, monthlyOf } from './recurring';
import type { Tile } from './tile';

/** What donors do: who gives on, whose payment failed, how they pay, who disputes. */
export function peopleTiles(data: DashboardData, figures: Figures, same: Particulars): Tile[] {
  return [live(data, same), failed(figures, same), methods(figures, same), currencies(figures, same), disputes(data)];
}

function live({ recurring }: DashboardData, same: Particulars): Tile {
  const [monthly, annual] = [donorsOf(recurring, 'monthly'), donorsOf(recurring, 'annual')];
  const gifts = giftsOf(recurring, 'monthly') + giftsOf(recurring, 'annual');
  const brings = monthlyOf(recurring).map(({ currency, minor }) => `About ${moneyWords(minor, currency)} a month`);
  return {
    title: 'Active recurring donors',
    otherwise: 'Nobody gives again and again yet.',
    figures:
      gifts === 0
        ? []
        : [
            {
              words: `${numberWords(monthly)} monthly, ${numberWords(annual)} annual`,
              notes: [giftWords(gifts), ...brings],
            },
          ],
    links: [
      { address: reportAddress('recurring-donors', same), words: 'Recurring donors' },
      { address: reportAddress('recurring-movements', same), words: 'Recurring gifts' },
    ],
  };
}

function giftWords(gifts: number): string {
  return gifts === 1 ? 'With 1 gift' : `With ${numberWords(gifts)} gifts`;
}

function failed(figures: Figures, same: Particulars): Tile {
  const [now, before] = [figures.count('now', 'failed'), figures.count('before', 'failed')];
  const recovered = figures.count('now', 'recovered');
  const { from, to, zone } = same;
  return {
    title: 'Failed payments',
    otherwise: '',
    figures: [
      {
        words: numberWords(now),
        notes: [`${numberWords(recovered)} of them went through on another try`, `Before: ${numberWords(before)}`],
      },
    ],
    links: [
      { address: reportAddress('refunds-and-disputes', { from, to, zone }), words: 'Register' },
      { address: reportAddress('recovered-payments', same), words: 'Recovered' },
    ],
  };
}

function methods(figures: Figures, same: Particulars): Tile {
  const given = figures.currencies.filter((currency) => figures.sum('now', 'gross', currency) > 0n);
  return {
    title: 'Methods of payment',
    otherwise: 'None yet this month.',
    figures: given.map((currency) => {
      const whole = figures.sum('now', 'gross', currency);
      const [first, ...others] = figures.methods(currency);
      const words = ([method, amount]: [string, bigint]) => `${methodWords(method)} ${shareWords(amount, whole)}`;
      return { words: first === undefined ? '–' : words(first), notes: [`in ${currency}`, ...others.map(words)] };
    }),
    links: [{ address: reportAddress('fees-and-exchange', same), words: 'By method' }],
  };
}

function methodWords(method: string): string {
  return method === '' ? 'not known' : method.replaceAll('_', ' ');
}

/** By number: money of several currencies has no common measure. */
function currencies(figures: Figures, same: Particulars): Tile {
  const all = BigInt(figures.gifts('now'));
  const shares = figures.currencies
    .map((currency) => ({ currency, gifts: figures.gifts('now', currency) }))
    .filter(({ gifts }) => gifts > 0)
    .sort((one, other) => other.gifts - one.gifts)
    .map(({ currency, gifts }) => `${currency} ${shareWords(BigInt(gifts), all)}`);
  const [first, ...others] = shares;
  return {
    title: 'Currencies given in',
    otherwise: 'None yet this month.',
    figures: first === undefined ? [] : [{ words: first, notes: ['of all gifts, by number', ...others] }],
    links: [{ address: reportAddress('donation-journal', same), words: 'Donation journal' }],
  };
}

function disputes({ disputes: open, days }: DashboardData): Tile {
  const [nearest] = open;
  const deadline = nearest?.answer_by ?? null;
  return {
    title: 'Disputes to answer',
    otherwise: 'No dispute waits for evidence.',
    figures:
      nearest === undefined
        ? []
        : [
            {
              words: numberWords(open.length),
              notes: [
                deadline === null
                  ? 'Stripe names no deadline'
                  : `The nearest deadline ${daysLeft(deadline, days.today)} (${deadline})`,
                `over ${moneyWords(nearest.amount, nearest.currency)}`,
              ],
            },
          ],
    links: [{ address: '/finance/refunds', words: 'Refunds and disputes' }],
  };
}
