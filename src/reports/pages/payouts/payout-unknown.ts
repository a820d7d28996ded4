import { Problem } from '../../../foundation/problem/problem';

export class PayoutUnknown extends Problem {
  readonly status = 404;
  readonly code = 'unknown_payout';
  readonly title = 'There is no such payout';

  constructor() {
    super('The books know of no payout with this id.', { field: 'id' });
  }
}
