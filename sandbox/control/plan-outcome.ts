import type { Account } from '../account/account';
import type { Behaviour, PlannedOutcome } from '../resources/payment-methods/instrument';
import { ControlError } from './control-error';
import { only, optionalText, wholeNumber, word, type Fields } from './read-fields';

/** `{ customer | subscription, outcome, declineCode, count }`: what the next charges come to. @throws ControlError */
export function planOutcome(account: Account, fields: Fields): PlannedOutcome {
  only(fields, 'customer', 'subscription', 'outcome', 'declineCode', 'count');
  const customer = optionalText(fields, 'customer');
  const id = optionalText(fields, 'subscription') ?? customer ?? '';
  if (!account.store.get(customer === undefined ? 'subscriptions' : 'customers', id))
    throw new ControlError(404, `There is no such customer or subscription: ${id}`);
  const plan = { id, behaviour: behaviourOf(fields), remaining: wholeNumber(fields, 'count', 1) };
  return account.store.transaction(() => account.store.put('planned_outcomes', plan));
}

function behaviourOf(fields: Fields): Behaviour {
  const outcome = word(fields, 'outcome', 'declined', 'asks_authentication', 'succeeds');
  if (outcome !== 'declined') return { kind: outcome };
  const declineCode = optionalText(fields, 'declineCode') ?? 'insufficient_funds';
  const code = OWN_CODES.includes(declineCode) ? declineCode : 'card_declined';
  const message = `Your card was declined: ${declineCode.replaceAll('_', ' ')}.`;
  return { kind: 'declines', decline: { code, declineCode, message } };
}

/** Refusals that Stripe reports under a code of their own; all others are `card_declined`. */
const OWN_CODES = ['expired_card', 'incorrect_cvc', 'processing_error'];
