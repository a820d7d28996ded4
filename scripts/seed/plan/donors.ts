import type { Frequency, GiftPlan, Offer, Payment, Story } from './gift-plan';
import { Random } from './random';
import { seasons } from './seasons';
import { EVERY_STORY, FOR_ONE_TIME, FOR_RECURRING, isOfOneTime, storyDay } from './stories';

export interface HistoryPlan {
  readonly donors: number;
  readonly seed: number;
  /** Midnight UTC of the first day. */
  readonly from: Date;
  readonly days: number;
}

/** Every gift of every donor, in the order of days. The same plan gives the same gifts. */
export function giftsOf(plan: HistoryPlan, offer: Offer): GiftPlan[] {
  const arrivals = seasons(plan.from, plan.days, plan.seed).map((weight, day) => [day, weight] as const);
  const gifts = Array.from({ length: plan.donors }, (_, donor) =>
    giftsOfDonor(donor, { plan, offer, arrivals }),
  ).flat();
  return gifts.sort((one, other) => one.day - other.day || one.donor - other.donor);
}

interface Surroundings {
  readonly plan: HistoryPlan;
  readonly offer: Offer;
  readonly arrivals: readonly (readonly [number, number])[];
}

/** The first donors make sure that everything happens at least once, in the smallest history too. */
function giftsOfDonor(donor: number, { plan, offer, arrivals }: Surroundings): GiftPlan[] {
  const random = new Random(plan.seed, donor);
  const told = EVERY_STORY[donor];
  const frequency = told === undefined ? random.weighted(FREQUENCIES) : isOfOneTime(told) ? 'one-time' : 'monthly';
  const payment = told === undefined ? random.weighted(PAYMENTS) : 'card';
  const day = told === undefined ? random.weighted(arrivals) : random.whole(0, Math.floor(plan.days / 2));
  const currency = currencyFor(payment, offer, random);
  const amountMinor = amountOf(currency, frequency, random);
  const kind = told ?? (SETTLED.includes(payment) ? storyOf(frequency, random) : undefined);
  const story = kind && { kind, day: storyDay(kind, day, random) };
  const first: GiftPlan = { donor, day, frequency, currency: currency.code, amountMinor, payment, story };
  return [first, ...furtherGifts(first, plan.days, random)];
}

function storyOf(frequency: Frequency, random: Random): Story | undefined {
  return random.weighted(frequency === 'one-time' ? FOR_ONE_TIME : FOR_RECURRING);
}

const FREQUENCIES = [
  ['one-time', 55],
  ['monthly', 38],
  ['annual', 7],
] as const satisfies readonly (readonly [Frequency, number])[];

const PAYMENTS = [
  ['card', 72],
  ['debit', 8],
  ['asks bank', 8],
  ['declined first', 5],
  ['leaves', 5],
  ['debit sent back', 2],
] as const satisfies readonly (readonly [Payment, number])[];

/** What happens later is told of cards that have paid; debits live on undisturbed. */
const SETTLED: readonly Payment[] = ['card', 'asks bank', 'declined first'];

type OfferedCurrency = Offer['currencies'][number];

/** Bank debits are in euros. Otherwise mostly the first three of a newsroom's currencies. */
function currencyFor(payment: Payment, { currencies }: Offer, random: Random): OfferedCurrency {
  const euro = currencies.find(({ code }) => code === 'EUR');
  const three = currencies.slice(0, 3).map((currency, index) => [currency, SHARES[index] ?? 1] as const);
  const drawn = random.weighted(three);
  return payment.startsWith('debit') && euro !== undefined ? euro : drawn;
}

const SHARES = [50, 35, 15];

/** Mostly what the box proposes, sometimes an amount of the donor's own, to the cent. */
function amountOf(currency: OfferedCurrency, frequency: Frequency, random: Random): number {
  const presets = currency.frequencies[frequency].presetsMinor;
  const preset = random.weighted(presets.map((amount, index) => [amount, presets.length - index] as const));
  const own = Math.round((preset * (0.5 + random.next())) / currency.stepMinor) * currency.stepMinor;
  return random.next() < OWN_AMOUNTS ? own : preset;
}

const OWN_AMOUNTS = 0.25;

/** Some who gave once give again, without a story. */
function furtherGifts(first: GiftPlan, days: number, random: Random): GiftPlan[] {
  const again = first.frequency === 'one-time' ? random.weighted(TIMES_AGAIN) : 0;
  return Array.from({ length: again }, () => random.whole(first.day + 20, first.day + 500))
    .filter((day) => day < days)
    .map((day): GiftPlan => ({ ...first, day, payment: 'card', story: undefined }));
}

const TIMES_AGAIN = [
  [0, 75],
  [1, 18],
  [2, 7],
] as const;
