import { Problem } from '../../foundation/problem/problem';

/** Also of what somebody else began. */
export class RunUnknown extends Problem {
  readonly status = 404;
  readonly code = 'run_unknown';
  readonly title = 'This is not known any more';

  constructor() {
    super('Nothing that you began is known by this id. What is over is forgotten after a day.');
  }
}

export class RunStopped extends Problem {
  readonly status = 503;
  readonly code = 'run_stopped';
  readonly title = 'It was broken off';

  constructor() {
    super('Mainstay was stopped before it was done. Nothing half made is kept: please begin again.');
  }
}
