/** One event on its way to one endpoint. */
export interface Delivery {
  /** Event and endpoint, so that either can be looked up without a search. */
  readonly id: string;
  readonly event: string;
  readonly endpoint: string;
  readonly status: 'pending' | 'succeeded' | 'failed' | 'dropped';
  readonly attempts: number;
  /** Wall clock: an app that was down is asked again in real time, whatever the account's clock says. */
  readonly createdAtMs: number;
  readonly nextAttemptAtMs: number;
  /** The last few answers, the newest at the end. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly atMs: number;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  readonly error?: string;
}

export function deliveryId(event: string, endpoint: string): string {
  return `${event}:${endpoint}`;
}
