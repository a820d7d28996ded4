import type { PeriodClosing } from './period-closing.entity';

/** That a closed month be opened again. */
export interface ReopeningRequest {
  /** Id of whoever asked. */
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

/** For how long somebody else may agree. */
export const REQUEST_DAYS = 14;

/**
 * @returns undefined where nobody asked, or where nobody has agreed in time: a yes to what was asked long ago would open
 *   books whose figures have been signed since
 */
export function standingRequest(closing: PeriodClosing, now: Date): ReopeningRequest | undefined {
  const asked = lastRequest(closing);
  if (asked === undefined || closing.reopenedAt !== null) return undefined;
  return now.getTime() - asked.at.getTime() < REQUEST_DAYS * DAY_MS ? asked : undefined;
}

/** The last that was asked, whatever became of it. */
export function lastRequest(closing: PeriodClosing): ReopeningRequest | undefined {
  const { reopeningAskedBy: by, reopeningAskedAt: at, reopeningReason } = closing;
  return by === null || at === null ? undefined : { by, at, reason: reopeningReason ?? '' };
}

const DAY_MS = 86_400_000;
