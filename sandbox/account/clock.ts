import type { Store } from './store';

const OFFSET = 'clock_offset_ms';

/**
 * The account's own time, which stamps every `created` and decides what is due. It runs with the wall clock and can be
 * moved forward, never back. Signatures, retries and timeouts use the wall clock instead.
 */
export class Clock {
  constructor(private readonly store: Store) {}

  nowMs(): number {
    return Date.now() + this.offsetMs();
  }

  /** Unix time in whole seconds, as Stripe writes every instant. */
  now(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  /** Moves to that instant where it lies ahead. */
  advanceTo(instantMs: number): void {
    const offsetMs = instantMs - Date.now();
    if (offsetMs <= this.offsetMs()) return;
    this.store.transaction(() => this.store.put('settings', { id: OFFSET, value: offsetMs }));
  }

  private offsetMs(): number {
    return Number(this.store.get('settings', OFFSET)?.value ?? 0);
  }
}
