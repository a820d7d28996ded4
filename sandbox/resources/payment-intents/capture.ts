import type { Account } from '../../account/account';
import type { PaymentIntent } from '../../account/wire';
import { ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { flag, integer, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { invalidRequest, unbuilt, unexpectedState } from '../../api/stripe-error';
import { captureCharge } from '../charges/capture';

/** `POST /v1/payment_intents/:id/capture`: takes what was authorized, or less. */
export const CAPTURE_PAYMENT_INTENT = route(
  'POST',
  '/v1/payment_intents/:id/capture',
  {
    amount_details: ignored(),
    amount_to_capture: integer(1),
    application_fee_amount: integer(),
    final_capture: flag(),
    hooks: ignored(),
    metadata: metadata(),
    payment_details: ignored(),
    statement_descriptor: text(22),
    statement_descriptor_suffix: text(22),
    transfer_data: ignored(),
  },
  ({ account, id, params: { amount_to_capture, final_capture, metadata: pairs } }) => {
    if (final_capture === false) throw unbuilt('capturing in several parts');
    const intent = find(account, 'payment_intents', 'payment_intent', id);
    const described = { ...intent, metadata: mergeMetadata(intent.metadata, pairs) };
    return capture(account, described, amount_to_capture ?? intent.amount_capturable);
  },
);

function capture(account: Account, intent: PaymentIntent, amount: number): PaymentIntent {
  const charge = account.store.get('charges', intent.latest_charge ?? '');
  if (intent.status !== 'requires_capture' || !charge) {
    const message = `This PaymentIntent could not be captured because it has a status of ${intent.status}.`;
    throw unexpectedState(message, 'payment_intent_unexpected_state');
  }
  if (amount > intent.amount_capturable) {
    const message = `The payment intent's capturable amount (${intent.amount_capturable}) is less than ${amount}.`;
    throw invalidRequest(message, { param: 'amount_to_capture', code: 'amount_too_large' });
  }
  captureCharge(account, charge, amount);
  const captured = { ...intent, amount_capturable: 0, amount_received: amount, status: 'succeeded' } as const;
  account.events.emit('payment_intent.succeeded', account.store.put('payment_intents', captured));
  return captured;
}
