import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { Mandate, PaymentMethod } from '../../account/wire';

/** The payer's consent to be debited, given once; it is where Stripe keeps their IP address and browser. */
export function mandateOf(account: Account, method: PaymentMethod): Mandate {
  const [given] = account.store.all('mandates').where('payment_method', method.id);
  return given ?? newMandate(account, method);
}

/** The payer takes their consent back at their bank: debits by it fail from then on. */
export function revokeMandate(account: Account, mandate: Mandate): Mandate {
  return account.store.transaction(() => {
    const revoked = account.store.put('mandates', { ...mandate, status: 'inactive' });
    account.events.emit('mandate.updated', revoked, mandate);
    return revoked;
  });
}

/** An address of those set aside for documents (RFC 5737): whoever finds it in a log knows where it came from. */
const PAYER_IP = '203.0.113.77';

function newMandate(account: Account, method: PaymentMethod): Mandate {
  return account.store.put('mandates', {
    id: objectId('mandate'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: account.clock.now(),
      online: { ip_address: PAYER_IP, user_agent: 'Mozilla/5.0 (sandbox payer)' },
      type: 'online',
    },
    livemode: false,
    multi_use: {},
    payment_method: method.id,
    payment_method_details: {
      sepa_debit: { reference: randomText(16).toUpperCase(), url: `${account.pagesUrl}/mandates/${randomText(24)}` },
      type: 'sepa_debit',
    },
    status: 'active',
    type: 'multi_use',
  });
}
