/** Quick at first, for an app that is just being restarted; then ever slower. */
const DELAYS_MS = [200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 1_800_000];
/** After those, every hour. */
const LATE_DELAY_MS = 3_600_000;
/** Stripe gives up after three days. */
const GIVES_UP_AFTER_MS = 3 * 24 * 3_600_000;

/** How long to wait after the given number of failed attempts; undefined when it is over. */
export function retryDelayMs(attempts: number, ageMs: number): number | undefined {
  const delayMs = DELAYS_MS[attempts - 1] ?? LATE_DELAY_MS;
  return ageMs + delayMs > GIVES_UP_AFTER_MS ? undefined : delayMs;
}
