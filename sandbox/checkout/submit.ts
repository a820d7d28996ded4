import type { Account } from '../account/account';
import type { CheckoutSession, PaymentMethod } from '../account/wire';
import type { Attempt } from '../resources/payment-intents/attempt';
import type { SetupAttempt } from '../resources/setup-intents/set-up';
import { answerAuthentication, confirmCheckout, orderOf } from './confirm';
import { answerSetup, confirmSetup } from './confirm-setup';
import { answerTrial, confirmTrial } from './confirm-trial';

/** The payment page is submitted. @throws StripeError 400 unless the session is open */
export function submitPage(account: Account, session: CheckoutSession, method: PaymentMethod): Attempt | SetupAttempt {
  if (session.mode === 'setup') return confirmSetup(account, session, method);
  return isTrial(account, session) ? confirmTrial(account, session, method) : confirmCheckout(account, session, method);
}

/** The payer comes back from their bank. @throws StripeError 400 unless the session waits for this */
export function answerPage(
  account: Account,
  session: CheckoutSession,
  answer: 'complete' | 'fail',
): Attempt | SetupAttempt {
  if (session.mode === 'setup') return answerSetup(account, session, answer);
  return isTrial(account, session)
    ? answerTrial(account, session, answer)
    : answerAuthentication(account, session, answer);
}

function isTrial(account: Account, session: CheckoutSession): boolean {
  return orderOf(account, session).subscriptionData.trial_end !== undefined;
}
