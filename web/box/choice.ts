import { feeCoverOf, type PaymentCosts } from '../../src/foundation/money/fee-cover';
import { parseAmount, type AmountFault, type AmountShape } from '../../src/foundation/money/parse-amount';
import type { AmountOptions, ContributionOptions, CurrencyOption, Frequency } from './options';
import type { Problem } from './problem';

/** What the donor has chosen so far. `other` is the text typed under "Other amount"; undefined while a preset is chosen. */
export interface Choice {
  frequency: Frequency;
  currency: CurrencyOption;
  presetMinor: number;
  other: string | undefined;
  receipt: boolean;
  coversFee: boolean;
  consent: boolean;
  /** Twelve monthly gifts in one payment. */
  atOnce: boolean;
  /** What is said with the gift; undefined while its fields were not opened. Never kept in the browser. */
  tribute?: { tributeKind: string; tributeText: string };
}

export function amountsOf(choice: Choice): AmountOptions {
  return choice.currency.frequencies[choice.frequency];
}

export function shapeOf({ code, exponent, stepMinor }: CurrencyOption): AmountShape {
  return { code, exponent, stepMinor: BigInt(stepMinor) };
}

/** Another frequency or currency has its own amounts: the default is chosen anew, a typed amount stays as typed. */
export function move(choice: Choice, to: Partial<Pick<Choice, 'frequency' | 'currency'>>): void {
  Object.assign(choice, to);
  choice.presetMinor = amountsOf(choice).defaultMinor;
}

/** The chosen amount in minor units, or what is wrong with it. The API checks the same again. */
export function chosenAmount(choice: Choice): { amountMinor: bigint } | { problem: Problem } {
  const { minimumMinor, maximumMinor } = amountsOf(choice);
  if (choice.other === undefined) return { amountMinor: BigInt(choice.presetMinor) };
  const parsed = parseAmount(choice.other, shapeOf(choice.currency));
  if ('fault' in parsed) return { problem: { ...CODE_OF_FAULT[parsed.fault], ...limitFor(parsed.fault, choice) } };
  if (parsed.amountMinor < minimumMinor) return { problem: outside('amount_below_minimum', minimumMinor) };
  if (parsed.amountMinor > maximumMinor) return { problem: outside('amount_above_maximum', maximumMinor) };
  return parsed;
}

/** Whether every way of paying in the currency chosen is switched off. */
export function isCurrencyClosed({ currency }: Choice): boolean {
  return currency.paymentMethods.length === 0 && (currency.methodsOff ?? []).length > 0;
}

/** Whether the choice is of twelve monthly gifts in one payment: only monthly ones have months. */
export function isAtOnce({ frequency, atOnce }: Choice): boolean {
  return atOnce && frequency === 'monthly';
}

/** Twelve times the amount of a month; undefined while that cannot be given. */
export function atOnceMinor(choice: Choice): bigint | undefined {
  const amount = chosenAmount(choice);
  return 'problem' in amount ? undefined : amount.amountMinor * BigInt(MONTHS_AT_ONCE);
}

/** The one number of months that the API takes at once. */
export const MONTHS_AT_ONCE = 12;

/** What is given with one payment, of an amount chosen, before any costs. */
export function giftOf(choice: Choice, amountMinor: bigint): bigint {
  return isAtOnce(choice) ? amountMinor * BigInt(MONTHS_AT_ONCE) : amountMinor;
}

/** What a payment in the currency chosen costs; undefined: nobody is asked to cover it. */
export function costsIn({ currency: { feeCover } }: Choice): (PaymentCosts & { method: string }) | undefined {
  return feeCover && { ...feeCover, fixedMinor: BigInt(feeCover.fixedMinor) };
}

/** What covers the costs of a gift. The API reckons the same, and refuses another sum. */
export function coverOf(choice: Choice, giftMinor: bigint): bigint {
  const costs = costsIn(choice);
  return costs ? feeCoverOf(giftMinor, costs, shapeOf(choice.currency)) : 0n;
}

/** What of it is added to the gift: nothing, unless the donor said so. */
export function addedCover(choice: Choice, giftMinor: bigint): bigint {
  return choice.coversFee ? coverOf(choice, giftMinor) : 0n;
}

/** The first thing that keeps the form from being sent. */
export function findProblem(choice: Choice): Problem | undefined {
  const amount = chosenAmount(choice);
  if ('problem' in amount) return amount.problem;
  const { maximumMinor } = choice.currency.frequencies['one-time'];
  if (isAtOnce(choice) && (atOnceMinor(choice) ?? 0n) > maximumMinor) {
    return { code: 'amount_at_once_above_maximum', field: 'amount', limitMinor: maximumMinor };
  }
  return choice.consent ? undefined : { code: 'consent_missing', field: 'consent' };
}

export function currencyNamed(options: ContributionOptions, code: string | null): CurrencyOption | undefined {
  return options.currencies.find((currency) => currency.code === code?.toUpperCase());
}

const CODE_OF_FAULT: Record<AmountFault, Problem> = {
  empty: { code: 'amount_missing', field: 'amount' },
  not_a_number: { code: 'amount_not_a_number', field: 'amount' },
  ambiguous: { code: 'amount_ambiguous', field: 'amount' },
  negative: { code: 'amount_below_minimum', field: 'amount' },
  too_precise: { code: 'amount_not_whole_step', field: 'amount' },
  too_large: { code: 'amount_above_maximum', field: 'amount' },
};

function limitFor(fault: AmountFault, choice: Choice): { limitMinor?: number } {
  if (fault === 'negative') return { limitMinor: amountsOf(choice).minimumMinor };
  return fault === 'too_large' ? { limitMinor: amountsOf(choice).maximumMinor } : {};
}

function outside(code: 'amount_below_minimum' | 'amount_above_maximum', limitMinor: number): Problem {
  return { code, field: 'amount', limitMinor };
}
