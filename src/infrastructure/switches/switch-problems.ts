import { Problem } from '../../foundation/problem/problem';

export class SwitchUnknown extends Problem {
  readonly status = 404;
  readonly code = 'switch_unknown';
  readonly title = 'There is no such switch';

  constructor(names: readonly string[]) {
    super(`There are ${names.join(', ')}.`, { field: 'name' });
  }
}

/** What is switched off when giving is, or every way of paying in a currency. */
export class GivingClosed extends Problem {
  readonly status = 503;
  readonly code = 'giving_closed';
  readonly title = 'Giving is closed for now';

  constructor() {
    super('Giving is closed for now. Nothing was charged. Gifts that renew go on as before.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

/** A person turned it off, and a person will turn it on again: not within seconds. */
const RETRY_AFTER_SECONDS = 600;
