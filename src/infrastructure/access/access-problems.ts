import { Problem } from '../../foundation/problem/problem';
import type { StaffRole } from './roles';

/** Nobody has signed in, or the session or the token has ended. */
export class SignInNeeded extends Problem {
  readonly status = 401;
  readonly code = 'sign_in_needed';
  readonly title = 'Sign in first';

  constructor() {
    super('Sign in at /staff/sign-in, or show an API token that has not ended.');
  }
}

export class RoleNeeded extends Problem {
  readonly status = 403;
  readonly code = 'role_needed';
  readonly title = 'Your role does not allow this';

  constructor(role: StaffRole) {
    super(`This needs the role ${role}. Who manages people can give it to you.`, { role });
  }
}

/** Nobody has said who may call the route. */
export class NoRule extends Problem {
  readonly status = 403;
  readonly code = 'no_rule';
  readonly title = 'Nobody may call this';

  constructor() {
    super('No rule says who may call this address, so nobody may.');
  }
}

/** A write that another site may have made the browser send, or a form older than the session. */
export class ForgedRequest extends Problem {
  readonly status = 403;
  readonly code = 'not_from_this_site';
  readonly title = 'This did not come from a page of ours';

  constructor() {
    super(
      'The form is older than your session, or did not come from this site. Open its page again and send it once more.',
    );
  }
}
