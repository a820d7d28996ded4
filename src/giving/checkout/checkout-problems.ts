import { Problem } from '../../foundation/problem/problem';
import { formatAmount } from '../../foundation/money/format-amount';
import type { Frequency } from '../../foundation/newsroom/newsroom';

/** Which choice a bound belongs to, and the language to say it in. */
export interface BoundContext {
  readonly frequency: Frequency;
  readonly currency: string;
  readonly language: string;
}

export class AmountBelowMinimum extends Problem {
  readonly status = 400;
  readonly code = 'amount_below_minimum';
  readonly title = 'The amount is too small';

  constructor(minimumMinor: bigint, { frequency, currency, language }: BoundContext) {
    const minimum = formatAmount({ amountMinor: minimumMinor, currency }, language);
    super(`The smallest ${frequency} contribution is ${minimum}.`, {
      field: 'amountMinor',
      limitMinor: Number(minimumMinor),
      currency,
    });
  }
}

export class AmountAboveMaximum extends Problem {
  readonly status = 400;
  readonly code = 'amount_above_maximum';
  readonly title = 'The amount is too large';

  constructor(maximumMinor: bigint, { frequency, currency, language }: BoundContext) {
    const maximum = formatAmount({ amountMinor: maximumMinor, currency }, language);
    super(`The largest ${frequency} contribution is ${maximum}.`, {
      field: 'amountMinor',
      limitMinor: Number(maximumMinor),
      currency,
    });
  }
}

export class AmountAtOnceAboveMaximum extends Problem {
  readonly status = 400;
  readonly code = 'amount_at_once_above_maximum';
  readonly title = 'The months together are too large for one payment';

  constructor(sumMinor: bigint, maximumMinor: bigint, { currency, language }: Omit<BoundContext, 'frequency'>) {
    const [sum, maximum] = [sumMinor, maximumMinor].map((amountMinor) =>
      formatAmount({ amountMinor, currency }, language),
    );
    super(`The months together come to ${sum}; the largest payment is ${maximum}.`, {
      field: 'amountMinor',
      limitMinor: Number(maximumMinor),
      currency,
    });
  }
}

export class MonthsNotOffered extends Problem {
  readonly status = 400;
  readonly code = 'months_not_offered';
  readonly title = 'Months cannot be paid at once here';

  constructor() {
    super('Only monthly contributions can be paid for twelve months at once, and only where the newsroom offers it.', {
      field: 'monthsCovered',
    });
  }
}

export class TributesNotOffered extends Problem {
  readonly status = 400;
  readonly code = 'tribute_not_offered';
  readonly title = 'Nothing can be said with a gift here';

  constructor() {
    super('The newsroom keeps no words with its contributions. Leave tributeText out.', { field: 'tributeText' });
  }
}

export class TributeNeedsReceipt extends Problem {
  readonly status = 400;
  readonly code = 'tribute_needs_receipt';
  readonly title = 'What is said with a gift is kept with its receipt';

  constructor() {
    super('Ask for a receipt, or leave tributeText out: without an address there is nobody whose words they are.', {
      field: 'receipt',
    });
  }
}

export class AmountNotWholeStep extends Problem {
  readonly status = 400;
  readonly code = 'amount_not_whole_step';
  readonly title = 'The amount is too precise';

  constructor(stepMinor: bigint, currency: string) {
    const step = formatAmount({ amountMinor: stepMinor, currency }, 'en');
    super(`Amounts in ${currency} are multiples of ${step}.`, {
      field: 'amountMinor',
      limitMinor: Number(stepMinor),
      currency,
    });
  }
}

export class AmountNotANumber extends Problem {
  readonly status = 400;
  readonly code = 'amount_not_a_number';
  readonly title = 'The amount cannot be read';

  constructor(field: 'amount' | 'amountMinor') {
    super(
      field === 'amount'
        ? 'Write the amount in figures, such as 12 or 12.50.'
        : 'amountMinor is a whole number of minor units, such as 1000 for €10.',
      { field },
    );
  }
}

export class UnknownCurrency extends Problem {
  readonly status = 400;
  readonly code = 'unknown_currency';
  readonly title = 'This currency is not offered';

  constructor(offered: readonly string[]) {
    super(`Offered are ${offered.join(', ')}.`, { field: 'currency' });
  }
}

export class FeeCoverChanged extends Problem {
  readonly status = 409;
  readonly code = 'fee_cover_changed';
  readonly title = 'What covers the payment costs has changed';

  /** @param coverMinor what would be added now; 0n: nothing is added in this currency any more */
  constructor(coverMinor: bigint, currency: string) {
    super('The payment costs have changed since this page was opened. Load the page again, and look at the sum.', {
      field: 'feeCoverMinor',
      limitMinor: Number(coverMinor),
      currency,
    });
  }
}

export class ConsentMissing extends Problem {
  readonly status = 400;
  readonly code = 'consent_missing';
  readonly title = 'The privacy policy has to be agreed to';

  constructor() {
    super('Agree to the privacy policy to go on.', { field: 'consentVersion' });
  }
}

export class ConsentOutdated extends Problem {
  readonly status = 409;
  readonly code = 'consent_outdated';
  readonly title = 'The privacy policy has changed';

  constructor() {
    super('The privacy policy has changed since this page was opened. Load the page again, then agree to it.', {
      field: 'consentVersion',
    });
  }
}

export class UnknownReturnKey extends Problem {
  readonly status = 400;
  readonly code = 'validation_failed';
  readonly title = 'This way back is not known';

  constructor(known: readonly string[]) {
    super(`returnTo is one of ${known.join(', ')}.`, { field: 'returnTo' });
  }
}

export class StripeUnavailable extends Problem {
  readonly status = 503;
  readonly code = 'stripe_unavailable';
  readonly title = 'The payment page cannot be opened right now';

  constructor() {
    super('The payment page cannot be opened right now. Nothing was charged. Please try again in a moment.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

export class StripeRefused extends Problem {
  readonly status = 502;
  readonly code = 'stripe_refused';
  readonly title = 'The payment page was refused';

  constructor() {
    super(
      'The payment provider refused to open a payment page. Nothing was charged. We have been told and will look into it.',
    );
  }
}

/** Most of Stripe's troubles are over within seconds, and a donor does not wait longer. */
const RETRY_AFTER_SECONDS = 5;
