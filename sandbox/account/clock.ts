import type { Store } from './store';

const OFFSET = 'clock_offset_ms';

/**
 * The account's own time, which stamps every `created` and decides what is due. It runs with the wall clock and can be
 * moved forward, never back. Signatures, retries and timeouts use the wall clock instead.
 */
export class Clock {
  private frozen: { readonly testClock: string; readonly nowMs: number } | undefined;

  constructor(
    private readonly store: Store,
    private readonly wallClockMs: () => number,
  ) {}

  nowMs(): number {
    return this.frozen?.nowMs ?? this.ownNowMs();
  }

  /** The account's time even while work is done by a test clock's. */
  ownNowMs(): number {
    return this.wallClockMs() + this.offsetMs();
  }

  /** The test clock whose time is in force. */
  get testClock(): string | undefined {
    return this.frozen?.testClock;
  }

  /** Unix time in whole seconds, as Stripe writes every instant. */
  now(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  /** Does the work by the time of a test clock, which stands still. */
  frozenAt<T>(testClock: string, nowMs: number, work: () => T): T {
    const before = this.frozen;
    this.frozen = { testClock, nowMs };
    try {
      return work();
    } finally {
      this.frozen = before;
    }
  }

  /** Begins there, in the past where wanted; a clock that has begun before is left as it is. */
  startAt(instantMs: number): void {
    if (this.store.get('settings', OFFSET)) return;
    this.store.transaction(() => this.store.put('settings', { id: OFFSET, value: instantMs - this.wallClockMs() }));
  }

  /** Moves to that instant where it lies ahead. */
  advanceTo(instantMs: number): void {
    const offsetMs = instantMs - this.wallClockMs();
    if (offsetMs <= this.offsetMs()) return;
    this.store.transaction(() => this.store.put('settings', { id: OFFSET, value: offsetMs }));
  }

  private offsetMs(): number {
    return Number(this.store.get('settings', OFFSET)?.value ?? 0);
  }
}
