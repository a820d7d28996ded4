import { setTimeout as pause } from 'node:timers/promises';

export interface Wait {
  /** Its reason is thrown when it is aborted. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** The sentence that is thrown when the time is over. */
  readonly complaint: string;
}

const POLL_MS = 20;

/** Looks again and again until there is something to see, and gives it. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>, wait: Wait): Promise<T> {
  const deadline = Date.now() + wait.timeoutMs;
  for (;;) {
    wait.signal.throwIfAborted();
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error(wait.complaint);
    await pause(POLL_MS);
  }
}
