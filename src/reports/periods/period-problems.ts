import { Problem } from '../../foundation/problem/problem';

/** A month that cannot be closed or opened again (yet), and why. */
export class PeriodRefused extends Problem {
  readonly status = 409;
  readonly code: string;
  readonly title = 'The period stays as it is';

  constructor(
    code:
      | 'period_not_over'
      | 'period_not_sealed'
      | 'period_closed'
      | 'period_open'
      | 'period_not_last'
      | 'second_person_needed'
      | 'second_person_new'
      | 'books_do_not_tie',
    sentence: string,
    details = {},
  ) {
    super(sentence, details);
    this.code = code;
  }
}

export class PeriodUnknown extends Problem {
  readonly status = 404;
  readonly code = 'unknown_period';
  readonly title = 'There is no such period';

  constructor() {
    super('A period is a month, such as 2027-03.', { field: 'month' });
  }
}

export class ReasonMissing extends Problem {
  readonly status = 400;
  readonly code = 'reason_missing';
  readonly title = 'A reason is needed';

  constructor() {
    super('Say in a sentence of 5 to 300 letters why; it is kept with the period.', { field: 'reason' });
  }
}
