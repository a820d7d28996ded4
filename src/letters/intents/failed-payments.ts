import { dayIn } from '../../foundation/calendar/local-days';
import type { InvoiceFact } from '../../infrastructure/stripe/facts/invoice-fact';
import type { LetterIntent } from './letter-kinds';

/** An invoice as it was when Stripe told that it could not be paid. */
export interface FailedTry {
  readonly invoice: InvoiceFact;
  readonly toldAt: Date;
}

/**
 * The letter about a try to take a recurring gift again that failed: one for each try. Who is still on the payment page
 * is told there, and needs none.
 */
export function failureToldBy({ invoice, toldAt }: FailedTry): LetterIntent<'payment-failed'>[] {
  const { stripeId, attemptCount, billingReason, totalMinor, currency, nextPaymentAttempt } = invoice;
  if (billingReason !== 'subscription_cycle') return [];
  return [
    {
      ...{
        kind: 'payment-failed',
        businessId: `${stripeId}:${attemptCount}`,
        contributionId: null,
        occurredAt: toldAt,
      },
      data: {
        ...{ amountMinor: totalMinor.toString(), currency },
        nextTryOn: nextPaymentAttempt === null ? null : dayIn('UTC', nextPaymentAttempt),
      },
    },
  ];
}
