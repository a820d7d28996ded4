import type { ToldChange } from '../intents/letter-kinds';
import type { Block } from './letter';
import type { LetterWriter } from './letter-writer';

/** What a donor changed: from what, to what, what is taken next. Or that it could not be made. */
export function changedBlocks(w: LetterWriter, change: ToldChange): readonly Block[] {
  const { what, result, frequency, wanted, isAtOnce = false, givesUpPlan = false } = change;
  if (result !== 'made')
    return [
      w.paragraph('changed.not-made', { what, frequency }),
      w.paragraph('changed.why', { result }),
      w.paragraph('changed.again'),
    ];
  const rows = [...priceRows(w, change), ...paymentRows(w, change)];
  return [
    w.paragraph('changed.news', { what, frequency }),
    ...(rows.length === 0 ? [] : [{ details: rows }]),
    ...(isAtOnce ? [w.paragraph('changed.at-once', { frequency: wanted?.frequency ?? frequency })] : []),
    ...(givesUpPlan ? [w.paragraph('changed.plan')] : []),
    w.paragraph('changed.not-you'),
  ];
}

type Row = readonly [name: string, value: string];

function priceRows(w: LetterWriter, { wanted, frequency, amountMinor, currency, on }: ToldChange): Row[] {
  if (wanted === undefined) return [];
  const price = (of: NonNullable<ToldChange['wanted']>): string =>
    w.say('changed.price', { frequency: of.frequency, amount: w.amount(of.amountMinor, currency) });
  const since = w.say('changed.after', on === null ? { when: 'next' } : { when: 'day', day: w.day(on) });
  return [
    [w.say('changed.before'), price({ frequency, amountMinor })],
    [since, price(wanted)],
  ];
}

/** Of a gift that is charged at once there is nothing ahead that is known to the day. */
function paymentRows(w: LetterWriter, change: ToldChange): Row[] {
  const { wanted, amountMinor, currency, wasOn = null, on, isAtOnce } = change;
  if (on === null || isAtOnce) return [];
  const amount = w.amount(wanted?.amountMinor ?? amountMinor, currency);
  return [
    ...(wasOn === null ? [] : [w.detail('changed.was', w.day(wasOn))]),
    w.detail('changed.next', w.say('changed.payment', { amount, day: w.day(on) })),
  ];
}
