import type { Account } from '../../account/account';
import type { PaymentIntent } from '../../account/wire';
import { releaseAuthorization } from '../charges/capture';

/** Ends a payment that has taken nothing; what a card was authorized for is let go. */
export function cancelIntent(
  account: Account,
  intent: PaymentIntent,
  cancellation_reason: PaymentIntent['cancellation_reason'],
): PaymentIntent {
  const charge = account.store.get('charges', intent.latest_charge ?? '');
  if (intent.status === 'requires_capture' && charge) {
    releaseAuthorization(account, charge, cancellation_reason === 'automatic' ? 'expired' : 'canceled');
  }
  const canceled = account.store.put('payment_intents', {
    ...intent,
    amount_capturable: 0,
    canceled_at: account.clock.now(),
    cancellation_reason,
    next_action: null,
    status: 'canceled',
  });
  account.events.emit('payment_intent.canceled', canceled);
  return canceled;
}
