import { Problem } from '../../foundation/problem/problem';

export class AttemptReused extends Problem {
  readonly status = 409;
  readonly code = 'attempt_reused';
  readonly title = 'This attempt was made with other choices';

  constructor() {
    super('This attempt was already posted with other choices. Make a new attempt id when a field changes.', {
      field: 'attemptId',
    });
  }
}

export class ContributionNotFound extends Problem {
  readonly status = 404;
  readonly code = 'contribution_not_found';
  readonly title = 'There is no such contribution';

  /** The same words for a wrong id and a wrong secret: neither can be tried out. */
  constructor() {
    super('No contribution answers to this id and this secret.');
  }
}
