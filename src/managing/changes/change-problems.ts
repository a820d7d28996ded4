import { Problem } from '../../foundation/problem/problem';

/** Also for a gift of somebody else: which of the two it is, is nobody's business. */
export class GiftNotYours extends Problem {
  readonly status = 404;
  readonly code = 'gift_not_yours';
  readonly title = 'There is no such gift';

  constructor() {
    super('No recurring gift that goes on is behind this link under this id.');
  }
}

/** A link that lies in a mailbox is not enough for it. */
export class FreshLinkNeeded extends Problem {
  readonly status = 403;
  readonly code = 'fresh_link_needed';
  readonly title = 'This needs a link that was just asked for';

  constructor() {
    super('Ask for a new link, open it, and begin there. It works for one visit of half an hour.');
  }
}

export class ChangeUnderWay extends Problem {
  readonly status = 409;
  readonly code = 'change_under_way';
  readonly title = 'Another change of this gift is under way';

  constructor() {
    super('Stripe has not said yet whether it is made. Look again in a minute.');
  }
}

/** What is asked for does not go with how the gift stands now. */
export class ChangeUnfit extends Problem {
  readonly status = 409;
  readonly code: string;
  readonly title = 'The gift stands otherwise';

  constructor(why: keyof typeof UNFIT) {
    super(UNFIT[why]);
    this.code = why;
  }
}

const UNFIT = {
  gift_over: 'The gift has ended: nothing more is taken.',
  gift_ends_already: 'The gift ends already. Let it go on first.',
  gift_paused_already: 'The gift is paused already. End the pause first.',
  gift_fails: 'The last payment could not be taken. Give another card first, or stop the gift.',
  gift_not_taken_yet: 'It was not taken here yet. How often it is taken can be changed after the first payment.',
  gift_made_elsewhere: 'It is taken in a rhythm that only Stripe can change. It can be ended here.',
  payment_under_way: 'A payment is being taken just now. Come back in two hours.',
  nothing_to_take_up: 'The gift goes on already.',
  same_amount: 'That is the amount already.',
  same_frequency: 'It is taken that often already.',
  same_day: 'It is taken on that day already.',
  too_far_ahead: 'A payment can be moved by two years at most, counted from today.',
} as const;

export class ChoiceMissing extends Problem {
  readonly status = 400;
  readonly code = 'choice_missing';
  readonly title = 'Nothing was chosen';

  constructor(field: string) {
    super('Choose one of what the form offers.', { field });
  }
}

/** Stripe refused: asked again, it would say the same. */
export class ChangeRefused extends Problem {
  readonly status = 409;
  readonly code = 'change_refused';
  readonly title = 'Stripe did not make this change';

  constructor() {
    super('Nothing was changed.');
  }
}

/** It goes on by itself: nobody has to ask for it once more. */
export class ChangePending extends Problem {
  readonly status = 503;
  readonly code = 'change_pending';
  readonly title = 'Stripe has not answered yet';

  constructor() {
    super('What was asked for is written down, and is tried again until Stripe answers.');
  }
}

/** Nothing was asked of Stripe, and nothing written down. */
export class ChangeUnavailable extends Problem {
  readonly status = 503;
  readonly code = 'change_unavailable';
  readonly title = 'Stripe cannot be reached';

  constructor() {
    super('Nothing was changed. Please try again.');
  }
}
