import type { Story } from './gift-plan';
import type { Random } from './random';

/** Of single gifts, in a hundred. */
export const FOR_ONE_TIME = [
  [undefined, 95],
  ['refund', 1.6],
  ['partial refund', 0.8],
  ['failing refund', 0.3],
  ['slow refund', 0.3],
  ['dispute lost', 0.6],
  ['dispute won', 0.4],
  ['inquiry', 0.3],
  ['fraud warning', 0.7],
] as const satisfies readonly (readonly [Story | undefined, number])[];

/** Of recurring gifts, in a hundred. */
export const FOR_RECURRING = [
  [undefined, 46],
  ['cancel', 28],
  ['cancel at once', 5],
  ['card recovers', 8],
  ['card fails for good', 6],
  ['bank asks', 1.5],
  ['raise', 3],
  ['pause', 2],
  ['dispute lost', 0.3],
  ['refund', 0.2],
] as const satisfies readonly (readonly [Story | undefined, number])[];

/** Each once; a single gift's before a recurring one's. */
export const EVERY_STORY: readonly Story[] = [...FOR_ONE_TIME, ...FOR_RECURRING.slice(0, 8)].flatMap(
  ([story]) => story ?? [],
);

export function isOfOneTime(story: Story): boolean {
  return FOR_ONE_TIME.some(([told]) => told === story);
}

/** Refunds and warnings come within weeks, banks take a month or two, and a standing gift lasts a while. */
export function storyDay(story: Story, giftDay: number, random: Random): number {
  const [from, to] = DAYS_AFTER[story];
  return giftDay + random.whole(from, to);
}

const DAYS_AFTER: Readonly<Record<Story, readonly [number, number]>> = {
  refund: [1, 30],
  'partial refund': [1, 30],
  'failing refund': [3, 30],
  'slow refund': [3, 30],
  'dispute lost': [15, 70],
  'dispute won': [15, 70],
  inquiry: [10, 40],
  'fraud warning': [2, 10],
  'card recovers': [40, 300],
  'card fails for good': [60, 400],
  'bank asks': [40, 200],
  cancel: [20, 500],
  'cancel at once': [20, 500],
  raise: [60, 300],
  pause: [40, 300],
};
