import { dayIn } from '../../foundation/calendar/local-days';
import type { ManagedGift } from '../gifts/managed-gifts';
import type { Standing } from './change-terms';
import type { Stood } from './gift-change';

/** As Stripe says it stands; when it is taken after a pause is known here alone. */
export function stoodBefore(gift: ManagedGift, { amountMinor, interval, periodEnd, isPaused }: Standing): Stood {
  return {
    frequency: interval === 'year' ? 'annual' : 'monthly',
    amountMinor: amountMinor.toString(),
    currency: gift.currency,
    nextOn: isPaused ? (gift.state === 'paused' ? gift.nextOn : null) : dayIn('UTC', periodEnd),
    hasPlan: gift.planned !== null,
  };
}

/** As far as is known here: nothing is changed of it but the card. */
export function standNow({ frequency, amountMinor, currency, state, nextOn, planned }: ManagedGift): Stood {
  const isTaken = state === 'active' || state === 'paused';
  const next = planned !== null && planned.on === nextOn ? planned : { frequency, amountMinor };
  return {
    ...{ frequency: next.frequency, amountMinor: next.amountMinor.toString(), currency },
    ...{ nextOn: isTaken ? nextOn : null, hasPlan: planned !== null },
  };
}
