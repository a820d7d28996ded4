import type { Account } from '../../account/account';
import type { Charge } from '../../account/wire';

/**
 * The charge shows what has been given back of it.
 * @throws Error when that is more than it took: then the sandbox is wrong
 */
export function addRefunded(account: Account, charge: Charge, amount: number): Charge {
  const refunded = account.store.put('charges', withRefunded(charge, charge.amount_refunded + amount));
  account.events.emit('charge.refunded', refunded);
  return refunded;
}

/** A refund that came to nothing: its amount can be refunded again. Stripe tells of the refund, not of the charge. */
export function takeBackRefunded(account: Account, chargeId: string, amount: number): void {
  const charge = account.store.get('charges', chargeId);
  if (charge) account.store.put('charges', withRefunded(charge, charge.amount_refunded - amount));
}

function withRefunded(charge: Charge, amount_refunded: number): Charge {
  if (amount_refunded < 0 || amount_refunded > charge.amount) {
    throw new Error(`${charge.id} of ${charge.amount} cannot have ${amount_refunded} refunded`);
  }
  return { ...charge, amount_refunded, refunded: amount_refunded === charge.amount };
}
