import type { Account } from '../../account/account';
import type { PaymentMethod } from '../../account/wire';

/** Five more years, as banks have it. */
const YEARS = 5;

/** The bank has issued a new card and told Stripe, which charges it from now on: what was refused may succeed. */
export function renewCard(
  account: Account,
  method: PaymentMethod,
  card: NonNullable<PaymentMethod['card']>,
  last4: string | undefined,
): PaymentMethod {
  return account.store.transaction(() => {
    const renewed = account.store.put('payment_methods', {
      ...method,
      card: { ...card, exp_year: card.exp_year + YEARS, last4: last4 ?? card.last4 },
    });
    account.store.put('payment_instruments', { id: method.id, behaviour: { kind: 'succeeds' } });
    account.events.emit('payment_method.automatically_updated', renewed);
    return renewed;
  });
}
