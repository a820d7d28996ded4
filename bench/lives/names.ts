/** Stands in every id of Stripe's in a life, so that the same life can happen under other names. */
export const RUN = 'facade00';
/** The same in ids of ours. */
export const OUR_RUN = 'facade01';

/** Gives Stripe's ids their place for RUN. They keep their length, and like Stripe's own they rise with time. */
export function withPlaceForRun(text: string): string {
  return text.replace(
    STRIPE_ID,
    (_id, prefix: string, rest: string) => `${prefix}_3${RUN}${rest.slice(1 + RUN.length)}`,
  );
}

/** As long as Stripe's own, which sets them apart from words such as `payment_intent`. */
const STRIPE_ID = /\b([a-z]+(?:_[a-z]+)*)_([0-9A-Za-z]{24,})\b/g;

/** An id of ours in the life: `place` tells the few of them apart. */
export function ourId(place: number): string {
  return `${OUR_RUN}-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

/** The same text of the life with this number: Stripe's ids in a row, ours scattered as random ones are. */
export function renamed(text: string, number: number): string {
  return text.replaceAll(RUN, hex(number)).replaceAll(OUR_RUN, hex(Math.imul(number, SCATTER) >>> 0));
}

/** Knuth's: odd, so that no two numbers meet, and far from all their patterns. */
export const SCATTER = 2_654_435_761;

function hex(number: number): string {
  return number.toString(16).padStart(RUN.length, '0');
}

/** The number under which this id of Stripe's was renamed; undefined where it is none. */
export function numberIn(stripeId: string): number | undefined {
  const run = RENAMED_ID.exec(stripeId)?.[1];
  return run === undefined ? undefined : Number.parseInt(run, 16);
}

const RENAMED_ID = /^[a-z]+(?:_[a-z]+)*_3([0-9a-f]{8})/;
