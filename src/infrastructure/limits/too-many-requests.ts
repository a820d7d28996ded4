import { Problem } from '../../foundation/problem/problem';

export class TooManyRequests extends Problem {
  readonly status = 429;
  readonly code = 'too_many_requests';
  readonly title = 'Too many attempts';

  constructor(retryAfterSeconds: number) {
    super(`Too many payment pages were opened from here. Please try again in ${inWords(retryAfterSeconds)}.`, {
      retryAfterSeconds,
    });
  }
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
