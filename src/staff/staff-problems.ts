import { Problem } from '../foundation/problem/problem';

/** Which of the three was wrong is nobody's business, nor whether anybody has the address. */
export class SignInRefused extends Problem {
  readonly status = 401;
  readonly code = 'sign_in_refused';
  readonly title = 'That did not fit';

  constructor() {
    super('Address, password and code do not fit together. A code works once: wait for the next one.');
  }
}

/** The same for every address. */
export class SignInSlowed extends Problem {
  readonly status = 429;
  readonly code = 'sign_in_slowed';
  readonly title = 'Too many attempts';

  constructor(retryAfterSeconds: number) {
    super(`Too many attempts. Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`, {
      retryAfterSeconds,
    });
  }
}

/** Also of a link that never was. */
export class SetUpLinkEnded extends Problem {
  readonly status = 404;
  readonly code = 'link_ended';
  readonly title = 'This link has ended';

  constructor() {
    super('A link works once, for an hour. Ask whoever manages people for a new one.');
  }
}

export class PasswordUnfit extends Problem {
  readonly status = 400;
  readonly code = 'password_unfit';
  readonly title = 'The password is too short or too long';

  constructor(least: number, most: number) {
    super(`Choose a password of ${least} to ${most} characters: a few words that do not belong together.`, {
      field: 'password',
    });
  }
}

export class CodeWrong extends Problem {
  readonly status = 400;
  readonly code = 'code_wrong';
  readonly title = 'The code did not fit';

  constructor() {
    super('The code is not the one that the authenticator shows now. Is the clock of your phone right?', {
      field: 'code',
    });
  }
}

export class AddressTaken extends Problem {
  readonly status = 409;
  readonly code = 'address_taken';
  readonly title = 'There is somebody with this address';

  constructor() {
    super('Somebody with this address is on the list already. A new link lets them in again.');
  }
}

export class PersonUnknown extends Problem {
  readonly status = 404;
  readonly code = 'person_unknown';
  readonly title = 'There is no such person';

  constructor() {
    super('Nobody of the newsroom is called so.');
  }
}

export class NotOneself extends Problem {
  readonly status = 403;
  readonly code = 'not_oneself';
  readonly title = 'Not for yourself';

  constructor() {
    super('Nobody changes their own roles, link or state: ask another admin, or use the command line of the server.');
  }
}

export class RolesUnfit extends Problem {
  readonly status = 400;
  readonly code = 'roles_unfit';
  readonly title = 'These roles cannot be given';

  constructor(detail: string) {
    super(detail, { field: 'roles' });
  }
}

export class TokenUnfit extends Problem {
  readonly status = 400;
  readonly code = 'token_unfit';
  readonly title = 'The token cannot be made so';
}

export class SingleSignOnRefused extends Problem {
  readonly status = 403;
  readonly code = 'single_sign_on_refused';
  readonly title = 'Single sign-on did not let you in';
}
