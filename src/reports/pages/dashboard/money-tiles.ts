import { reportAddress } from '../words/addresses';
import { changeWords, moneyWords, numberWords, shareWords } from '../words/money-words';
import type { Figures } from './figures';
import type { Tile } from './tile';

/** Where each tile's numbers come from: the same days, zone and block. */
export type Particulars = Readonly<Record<'from' | 'to' | 'zone' | 'as-of', string>>;

export function moneyTiles(figures: Figures, same: Particulars): Tile[] {
  return [income(figures, same), gifts(figures, same), recurringShare(figures, same), ...outgoing(figures, same)];
}

function income(figures: Figures, same: Particulars): Tile {
  return {
    title: 'Income',
    otherwise: 'Nothing was given yet this month.',
    figures: figures.currencies.map((currency) => {
      const [now, before] = [figures.sum('now', 'gross', currency), figures.sum('before', 'gross', currency)];
      return {
        words: moneyWords(now, currency),
        notes: [
          `Net ${moneyWords(figures.net('now', currency), currency)}`,
          `${changeWords(now, before)} from ${moneyWords(before, currency)}`,
        ],
      };
    }),
    links: [{ address: reportAddress('income', same), words: 'Income' }],
  };
}

function gifts(figures: Figures, same: Particulars): Tile {
  const given = figures.currencies.filter((currency) => figures.gifts('now', currency) > 0);
  return {
    title: 'Gifts',
    otherwise: 'None yet this month.',
    figures: given.map((currency) => {
      const [now, before] = [figures.gifts('now', currency), figures.gifts('before', currency)];
      const average = figures.sum('now', 'gross', currency) / BigInt(now);
      return {
        words: `${numberWords(now)} in ${currency}`,
        notes: [
          `${moneyWords(average, currency)} on average`,
          `${changeWords(BigInt(now), BigInt(before))} from ${numberWords(before)}`,
        ],
      };
    }),
    links: [{ address: reportAddress('donation-journal', same), words: 'Donation journal' }],
  };
}

function recurringShare(figures: Figures, same: Particulars): Tile {
  const given = figures.currencies.filter((currency) => figures.sum('now', 'gross', currency) > 0n);
  return {
    title: 'One-time against recurring',
    otherwise: 'Nothing was given yet this month.',
    figures: given.map((currency) => {
      const whole = figures.sum('now', 'gross', currency);
      const of = (frequency: string) => figures.sum('now', 'gross', currency, { frequency });
      const unknown = of('');
      return {
        words: `${shareWords(of('monthly') + of('annual'), whole)} recurring`,
        notes: [
          `In ${currency}: one-time ${shareWords(of('one-time'), whole)}`,
          `monthly ${shareWords(of('monthly'), whole)}, annual ${shareWords(of('annual'), whole)}`,
          ...(unknown === 0n ? [] : [`not known yet ${shareWords(unknown, whole)}`]),
        ],
      };
    }),
    links: [{ address: reportAddress('income', same), words: 'Income' }],
  };
}

function outgoing(figures: Figures, same: Particulars): Tile[] {
  const fees: Tile = {
    title: 'Fees',
    otherwise: 'None yet this month.',
    figures: figures.currencies
      .filter((currency) => figures.sum('now', 'fees', currency) !== 0n)
      .map((currency) => {
        const [now, before] = [figures.sum('now', 'fees', currency), figures.sum('before', 'fees', currency)];
        return {
          words: moneyWords(now, currency),
          notes: [
            `${shareWords(-now, figures.sum('now', 'gross', currency))} of what was given`,
            `Before: ${moneyWords(before, currency)}`,
          ],
        };
      }),
    links: [{ address: reportAddress('fees-and-exchange', same), words: 'Fees and exchange' }],
  };
  return [takenBack(figures, same), fees];
}

function takenBack(figures: Figures, same: Particulars): Tile {
  return {
    title: 'Refunds and disputes',
    otherwise: 'Nothing was given back or disputed.',
    figures: figures.currencies
      .filter((currency) =>
        ['refunds', 'disputes'].some((kind) => figures.sum('now', kind as 'refunds', currency) !== 0n),
      )
      .map((currency) => {
        const [refunds, disputes] = [figures.sum('now', 'refunds', currency), figures.sum('now', 'disputes', currency)];
        const [gross, number] = [figures.sum('now', 'gross', currency), figures.count('now', 'disputes', currency)];
        return {
          words: moneyWords(refunds, currency),
          notes: [
            `refunded: ${shareWords(-refunds, gross)} of what was given`,
            `${moneyWords(disputes, currency)} disputed: ${number} ${number === 1 ? 'dispute' : 'disputes'}, ${shareWords(BigInt(number), BigInt(figures.gifts('now', currency)))} of gifts`,
          ],
        };
      }),
    links: [
      { address: reportAddress('income', same), words: 'Income' },
      { address: reportAddress('refunds-and-disputes', same), words: 'Register' },
    ],
  };
}
