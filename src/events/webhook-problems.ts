import { Problem } from '../foundation/problem/problem';

/** Says nothing about which check failed. */
export class NotSigned extends Problem {
  readonly status = 400;
  readonly code = 'bad_signature';
  readonly title = 'Not accepted';

  constructor() {
    super('The request was not accepted.');
  }
}

/** Makes Stripe deliver the event again. */
export class InboxUnavailable extends Problem {
  readonly status = 503;
  readonly code = 'inbox_unavailable';
  readonly title = 'Not stored';

  constructor() {
    super('The event could not be stored. Deliver it again.', { retryAfterSeconds: 5 });
  }
}
