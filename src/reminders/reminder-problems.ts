import { Problem } from '../foundation/problem/problem';

export class DayUnknown extends Problem {
  readonly status = 400;
  readonly code = 'day_unknown';
  readonly title = 'The day cannot be read';

  constructor() {
    super('when is one of tomorrow, in-a-week, next-month, in-3-months, or a day such as 2027-03-01.', {
      field: 'when',
    });
  }
}

export class DayPast extends Problem {
  readonly status = 400;
  readonly code = 'day_past';
  readonly title = 'The day is over or has begun';

  constructor(earliest: string) {
    super(`The earliest day is ${earliest}.`, { field: 'when', limitDay: earliest });
  }
}

export class DayTooFar extends Problem {
  readonly status = 400;
  readonly code = 'day_too_far';
  readonly title = 'The day is too far ahead';

  constructor(latest: string) {
    super(`The latest day is ${latest}.`, { field: 'when', limitDay: latest });
  }
}

export class ZoneUnknown extends Problem {
  readonly status = 400;
  readonly code = 'zone_unknown';
  readonly title = 'The time zone is not known';

  constructor() {
    super('zone is an IANA name, such as Europe/Amsterdam.', { field: 'zone' });
  }
}

export class RepeatIncomplete extends Problem {
  readonly status = 400;
  readonly code = 'repeat_incomplete';
  readonly title = 'How often to remind is not clear';

  constructor() {
    super('everyMonths (1, 3, 6 or 12) and mails (2 to 24) go together: a reminder that comes again has an end.', {
      field: 'mails',
    });
  }
}

export class ReminderOver extends Problem {
  readonly status = 409;
  readonly code = 'reminder_over';
  readonly title = 'This reminder was stopped';

  constructor() {
    super('This reminder was stopped. To be reminded again, ask for a new one.');
  }
}
