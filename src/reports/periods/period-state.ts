import type { PeriodClosing } from './period-closing.entity';
import { standingRequest } from './reopening-request';

export type PeriodState = 'closed' | 'reopening asked' | 'reopened';

export function stateOf(closing: PeriodClosing, now: Date): PeriodState {
  if (closing.reopenedAt !== null) return 'reopened';
  return standingRequest(closing, now) === undefined ? 'closed' : 'reopening asked';
}
