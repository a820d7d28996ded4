import type { Account } from '../../account/account';
import type { PaymentMethod } from '../../account/wire';
import { noSuchObject } from '../../api/stripe-error';
import { newCard } from './payment-method';
import { cardNamed } from './test-cards';

/** The method of that id; one of the documented test names, `pm_card_visa` and such, makes a new one each time. */
export function methodNamed(account: Account, id: string, param = 'payment_method'): PaymentMethod {
  const known = account.store.get('payment_methods', id);
  if (known) return known;
  const card = id.startsWith('pm_card_') ? cardNamed(id) : undefined;
  if (!card) throw noSuchObject('PaymentMethod', id, param);
  return newCard(account, card);
}
