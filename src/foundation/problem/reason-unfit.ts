import { Problem } from './problem';

/** Why staff did something, in words that cannot be kept. */
export class ReasonUnfit extends Problem {
  readonly status = 400;
  readonly code = 'reason_unfit';
  readonly title = 'Say why, without names or addresses';

  constructor(detail: string) {
    super(detail, { field: 'reason' });
  }
}

/** A reason stands in what is never deleted, and before people who may not know who gave. @throws ReasonUnfit */
export function refuseAddresses(reason: string): void {
  if (reason.includes('@'))
    throw new ReasonUnfit('The reason is kept for ever and read by others: leave names and addresses out.');
}
