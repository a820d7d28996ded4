import { Problem } from '../../foundation/problem/problem';

type Field = 'from' | 'until';

const DAYS: Record<Field, string> = { from: 'The first day', until: 'The last day' };

/** The days of a statement that cannot be made. */
abstract class StatementDayUnfit extends Problem {
  readonly status = 400;
  readonly title = 'The statement cannot be made of these days';
}

export class StatementDayUnknown extends StatementDayUnfit {
  readonly code = 'day_unknown';

  constructor(field: Field) {
    super(`${DAYS[field]} is a day, such as 2026-12-31.`, { field });
  }
}

export class StatementDayPast extends StatementDayUnfit {
  readonly code = 'day_past';

  constructor(field: Field, limitDay: string) {
    super(`${DAYS[field]} is ${limitDay} at the earliest.`, { field, limitDay });
  }
}

export class StatementDayTooFar extends StatementDayUnfit {
  readonly code = 'day_too_far';

  constructor(field: Field, limitDay: string) {
    super(`${DAYS[field]} is ${limitDay} at the latest.`, { field, limitDay });
  }
}

export class StatementFormatUnknown extends Problem {
  readonly status = 400;
  readonly code = 'statement_format_unknown';
  readonly title = 'There is no statement in this format';

  constructor(formats: readonly string[]) {
    super(`The format is one of ${formats.join(', ')}.`, { field: 'format' });
  }
}

export class TooManyStatements extends Problem {
  readonly status = 429;
  readonly code = 'too_many_requests';
  readonly title = 'Many statements were made for this donor';

  constructor(retryAfterSeconds: number) {
    super(`So many are made in an hour, and no more. Go on in ${Math.ceil(retryAfterSeconds / 60)} minutes.`, {
      retryAfterSeconds,
    });
  }
}
