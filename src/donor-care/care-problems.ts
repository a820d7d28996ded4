import { formatAmount } from '../foundation/money/format-amount';
import { Problem, type ProblemDetails } from '../foundation/problem/problem';

export class DonorUnknown extends Problem {
  readonly status = 404;
  readonly code = 'donor_unknown';
  readonly title = 'There is no such donor';

  constructor() {
    super('Nobody is known by this id, or whoever it was has been erased.');
  }
}

/** Also of what no gift of ours is behind. */
export class GiftUnknown extends Problem {
  readonly status = 404;
  readonly code = 'gift_unknown';
  readonly title = 'There is no such gift';

  constructor() {
    super('No gift, charge or letter is known by this id. What is not a gift of ours is dealt with at Stripe.');
  }
}

/** Also of what somebody else has asked for: nobody says yes in another's name. */
export class ActionUnknown extends Problem {
  readonly status = 404;
  readonly code = 'action_unknown';
  readonly title = 'This was not asked for';

  constructor() {
    super('Nothing is known by this id that you have asked for. Begin again from the page of the donor or the gift.');
  }
}

export class TooManyLookUps extends Problem {
  readonly status = 429;
  readonly code = 'too_many_look_ups';
  readonly title = 'You have looked up many donors';

  constructor(retryAfterSeconds: number) {
    super(`So many are looked up in an hour, and no more. Go on in ${Math.ceil(retryAfterSeconds / 60)} minutes.`, {
      retryAfterSeconds,
    });
  }
}

export class ChoiceUnfit extends Problem {
  readonly status = 400;
  readonly code = 'choice_unfit';
  readonly title = 'Nothing was chosen';

  constructor(field: string) {
    super('Choose one of what the form offers.', { field });
  }
}

export class AmountUnfit extends Problem {
  readonly status = 400;
  readonly code = 'amount_unfit';
  readonly title = 'The amount cannot be read';

  constructor(currency: string) {
    super(`Write an amount in ${currency}, such as 10 or 10.50.`, { field: 'amount', currency });
  }
}

export class RefundTooLarge extends Problem {
  readonly status = 400;
  readonly code = 'refund_too_large';
  readonly title = 'That is more than is left';

  constructor(leftMinor: bigint, currency: string) {
    super(`Of this charge ${formatAmount({ amountMinor: leftMinor, currency }, 'en')} can still be given back.`, {
      ...{ field: 'amount', limitMinor: Number(leftMinor), currency },
    });
  }
}

export class RefundTooSmall extends Problem {
  readonly status = 400;
  readonly code = 'refund_too_small';
  readonly title = 'That is too little';

  constructor(leastMinor: bigint, currency: string) {
    super(`The least that can be given back is ${formatAmount({ amountMinor: leastMinor, currency }, 'en')}.`, {
      ...{ field: 'amount', limitMinor: Number(leastMinor), currency },
    });
  }
}

/** What cannot be done as things are. Each has a code, by which it also stands with what was refused. */
abstract class NotNow extends Problem {
  readonly status = 409;
}

export class ChargeDisputed extends NotNow {
  readonly code = 'charge_disputed';
  readonly title = 'The bank has taken the money back already';

  constructor() {
    super('The donor disputed this charge with their bank, which took the money back. A refund would give it twice.');
  }
}

export class ChargeNotPaid extends NotNow {
  readonly code = 'charge_not_paid';
  readonly title = 'There is nothing to give back';

  constructor() {
    super('This charge brought no money: it failed, or the bank has not confirmed it yet.');
  }
}

export class ChargeRefunded extends NotNow {
  readonly code = 'charge_refunded';
  readonly title = 'All of it was given back already';

  constructor() {
    super('Of this charge nothing is left: it was refunded, here or at Stripe, or a refund is on its way.');
  }
}

export class GiftOver extends NotNow {
  readonly code = 'gift_over';
  readonly title = 'This gift has ended already';

  constructor() {
    super('Stripe takes nothing more for this gift.');
  }
}

export class GiftEndsAlready extends NotNow {
  readonly code = 'gift_ends_already';
  readonly title = 'The end is planned already';

  constructor(day: string) {
    super(`This gift ends on ${day} by itself. It can also be ended now.`);
  }
}

/** The end of the period has passed, and the next has not begun: a moment of Stripe's. */
export class PeriodNotKnown extends NotNow {
  readonly code = 'period_not_known';
  readonly title = 'The period is just ending';

  constructor() {
    super('Stripe is between two periods of this gift. Try again in an hour, or end it now.');
  }
}

export class ChangedMeanwhile extends NotNow {
  readonly code = 'changed_meanwhile';
  readonly title = 'Something has changed since';

  constructor() {
    super('Since the page was made the charge or the gift has changed, so it was not true any more. Nothing was done.');
  }
}

/** As after the data of Stripe's test mode was deleted. */
export class GoneAtStripe extends NotNow {
  readonly code = 'gone_at_stripe';
  readonly title = 'Stripe knows no such thing';

  constructor() {
    super('Stripe has no such charge or recurring gift, or has it no longer. Nothing was done, and nothing will be.');
  }
}

export class OtherUnderWay extends NotNow {
  readonly code = 'other_under_way';
  readonly title = 'Something else is under way';

  constructor() {
    super('Something was asked for this charge or gift of which Stripe has not said yet whether it is done.');
  }
}

export class ActionTooOld extends NotNow {
  readonly code = 'action_too_old';
  readonly title = 'This page is too old';

  constructor() {
    super('It was made over an hour ago, and much may have changed. Nothing was done: begin again.');
  }
}

export class LetterOnItsWay extends NotNow {
  readonly code = 'letter_on_its_way';
  readonly title = 'It is on its way';

  constructor() {
    super('This letter is about to be sent already.');
  }
}

/** What was asked may have happened or not; asked once more in the same way, it happens once. */
export class StripeSilent extends Problem {
  readonly status = 503;
  readonly code = 'stripe_unavailable';
  readonly title = 'Stripe did not answer';

  constructor(
    sentence = 'Stripe could not be asked, or did not say what became of it. Try again: nothing is done twice.',
    details: ProblemDetails = {},
  ) {
    super(sentence, details);
  }
}

/**
 * Stripe answered with a fault and does not have it, and may yet do it: what became of it is not known.
 * @see https://docs.stripe.com/error-low-level#server-errors
 */
export class StripeMayYet extends StripeSilent {
  constructor(waitSeconds: number) {
    super(
      `Stripe answered with a fault and may yet have done it. Try again in ${Math.ceil(waitSeconds / 60)} minutes; it is looked for first.`,
      { retryAfterSeconds: waitSeconds },
    );
  }
}
