/** What came in for a campaign on one day, in one currency. */
export interface DayOfGifts {
  /** Such as 2027-03-01. */
  readonly day: string;
  /** Payments that arrived; those of a recurring gift count each. */
  readonly gifts: number;
  /** Minor units, less what was given or taken back. */
  readonly netMinor: bigint;
}

/** What may be told of it. */
export interface Published {
  readonly gifts: number;
  readonly netMinor: bigint;
  /** The last day that it counts; undefined: nothing may be told yet. */
  readonly upTo: string | undefined;
}

/**
 * Whoever watches a donor, and the page, must not see their gift: what is shown grows at most once a day, and only when
 * at least so many gifts have come since it grew last. What was given back counts from then on too, for alone it would
 * tell of one gift. A figure once shown stays the figure of its day, whatever comes later.
 * @param days rising, of one currency
 */
export function published(days: readonly DayOfGifts[], leastGifts: number): Published {
  let [shown, waiting]: [Published, Omit<Published, 'upTo'>] = [{ ...NOTHING, upTo: undefined }, NOTHING];
  for (const { day, gifts, netMinor } of days) {
    waiting = { gifts: waiting.gifts + gifts, netMinor: waiting.netMinor + netMinor };
    if (waiting.gifts < leastGifts) continue;
    shown = { gifts: shown.gifts + waiting.gifts, netMinor: shown.netMinor + waiting.netMinor, upTo: day };
    waiting = NOTHING;
  }
  return shown;
}

const NOTHING = { gifts: 0, netMinor: 0n };
