import { dayIn } from '../../foundation/calendar/local-days';
import type { SubscriptionView } from '../../giving/subscriptions/subscription-facts';
import { readSubscription, type SubscriptionFact } from '../../infrastructure/stripe/facts/subscription-fact';
import { FieldReader } from '../../infrastructure/stripe/facts/field-reader';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';
import type { LetterIntent } from './letter-kinds';

/** Under which the end itself is told of; an end that is announced stands under its day and when it was asked for. */
const ENDED = 'ended';

/**
 * Letters that a view of a recurring gift asks for: it ends on a day to come, or has ended. One for each day that was
 * announced. Whether one still holds is asked when it is due, so that each view can be looked at by itself.
 */
export function endingToldBy(view: SubscriptionView): LetterIntent<'cancelled'>[] {
  const fact = readSubscription(view.snapshot, versionAdapter(view.apiVersion));
  const { status, stripeId } = fact;
  const asked = new FieldReader(view.snapshot, 'subscription').optionalInstant('canceled_at') ?? view.created;
  const intent = (suffix: string, data: LetterIntent<'cancelled'>['data']): LetterIntent<'cancelled'>[] => [
    // Of when it happened, not of when it was told: a view that was asked for tells of what is long past.
    {
      ...{ kind: 'cancelled', businessId: `${stripeId}:${suffix}`, contributionId: null, data },
      occurredAt: status === 'canceled' ? (fact.endedAt ?? asked) : asked,
    },
  ];
  if (status === 'canceled')
    return intent(ENDED, {
      how: isForWantOfPayment(view) ? 'unpaid' : 'ended',
      on: dayIn('UTC', fact.endedAt ?? view.created),
    });
  const end = announcedEnd(fact);
  if (end === null || status.startsWith('incomplete')) return [];
  // Taken back and announced anew, it is another.
  return intent(`${dayIn('UTC', end)}:${asked.getTime() / 1000}`, { how: 'announced', on: dayIn('UTC', end) });
}

function announcedEnd({ cancelAt, cancelAtPeriodEnd, currentPeriodEnd }: SubscriptionFact): Date | null {
  return cancelAt ?? (cancelAtPeriodEnd ? currentPeriodEnd : null);
}

/** @see https://docs.stripe.com/api/subscriptions/object#subscription_object-cancellation_details */
function isForWantOfPayment({ snapshot }: SubscriptionView): boolean {
  const details = new FieldReader(snapshot, 'subscription').inner('cancellation_details');
  return details?.textIfPresent('reason') === 'payment_failed';
}
