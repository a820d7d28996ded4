import { createHash } from 'node:crypto';
import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { PaymentMethod } from '../../account/wire';
import { address } from '../customers/address';
import type { Behaviour } from './instrument';
import type { TestCard } from './test-cards';
import type { TestIban } from './test-ibans';

export type BillingDetails = PaymentMethod['billing_details'];

export const NO_BILLING_DETAILS: BillingDetails = {
  address: address(),
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

/** Test cards never expire: the year stays ahead of any clock a test would set. */
const EXPIRY = { exp_month: 12, exp_year: 2055 };

export function newCard(account: Account, card: TestCard, billing = NO_BILLING_DETAILS): PaymentMethod {
  const details: PaymentMethod['card'] = {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    display_brand: card.brand,
    ...EXPIRY,
    fingerprint: fingerprint(card.number),
    funding: 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
  return keep(account, { ...unsaved(account, billing), type: 'card', card: details }, card.behaviour);
}

export function newBankAccount(
  account: Account,
  { iban, behaviour }: TestIban,
  billing: BillingDetails,
): PaymentMethod {
  const details: PaymentMethod['sepa_debit'] = {
    bank_code: iban.slice(4, 9),
    branch_code: '',
    country: iban.slice(0, 2),
    fingerprint: fingerprint(iban),
    generated_from: { charge: null, setup_attempt: null },
    last4: iban.slice(-4),
  };
  return keep(account, { ...unsaved(account, billing), type: 'sepa_debit', sepa_debit: details }, behaviour);
}

/** What the bank will do with it. */
export function behaviourOf(account: Account, { id }: PaymentMethod): Behaviour {
  return account.store.get('payment_instruments', id)?.behaviour ?? { kind: 'succeeds' };
}

/** The payer has confirmed with their bank: some cards need that only once. */
export function authenticated(account: Account, { id }: PaymentMethod): void {
  const instrument = account.store.get('payment_instruments', id);
  if (instrument?.behaviour.kind !== 'asks_authentication' || instrument.behaviour.until !== 'set_up') return;
  account.store.put('payment_instruments', { ...instrument, behaviour: { kind: 'succeeds' } });
}

function unsaved(account: Account, billing: BillingDetails): Omit<PaymentMethod, 'type'> {
  return {
    id: objectId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing,
    created: account.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  };
}

function keep(account: Account, method: PaymentMethod, behaviour: Behaviour): PaymentMethod {
  account.store.put('payment_instruments', { id: method.id, behaviour });
  return account.store.put('payment_methods', method);
}

/** The same number gives the same fingerprint, and nothing of the number. */
function fingerprint(number: string): string {
  return createHash('sha256').update(`fingerprint ${number}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 16);
}
