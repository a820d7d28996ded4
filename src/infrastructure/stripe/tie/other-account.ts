import { Problem } from '../../../foundation/problem/problem';

/** Whoever runs it is told by an alarm; donors only that it is not their fault. */
export class OtherStripeAccount extends Problem {
  readonly status = 503;
  readonly code = 'stripe_account_differs';
  readonly title = 'No gift can be taken right now';

  constructor() {
    super('No gift can be taken right now. Nothing was charged. We have been told and will look into it.');
  }
}
