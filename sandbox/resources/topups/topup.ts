import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Topup } from '../../account/wire';
import { book } from '../../money/book';

export type TopupDetails = Pick<Topup, 'amount' | 'currency'> & Partial<Topup>;

/** Money from the account's own bank into its balance: asked for, and there some time later. */
export function newTopup(account: Account, details: TopupDetails): Topup {
  const dueAtMs = account.clock.nowMs() + account.settings.settleAfterMs;
  const topup = account.store.put('topups', {
    id: objectId('tu'),
    object: 'topup',
    balance_transaction: null,
    created: account.clock.now(),
    description: null,
    expected_availability_date: Math.ceil(dueAtMs / 1000),
    failure_code: null,
    failure_message: null,
    initiated_by: 'user',
    livemode: false,
    metadata: {},
    source: null,
    statement_descriptor: null,
    status: 'pending',
    transfer_group: null,
    ...details,
  });
  account.events.emit('topup.created', topup);
  account.agenda.schedule('complete_topup', topup.id, dueAtMs);
  return topup;
}

/** The diary's `complete_topup`: the money is on the balance. */
export function completeTopup(account: Account, id: string): Topup | undefined {
  const topup = account.store.get('topups', id);
  if (topup?.status !== 'pending') return undefined;
  const booked = bookTopup(account, topup, 'topup');
  return end(account, { ...topup, balance_transaction: booked, status: 'succeeded' });
}

/** It never came, or was called off while it was on its way. */
export function abandonTopup(account: Account, id: string, status: 'failed' | 'canceled'): Topup | undefined {
  const topup = account.store.get('topups', id);
  if (topup?.status !== 'pending') return undefined;
  const failure = { failure_code: 'insufficient_funds', failure_message: 'The bank account had too little money.' };
  return end(account, { ...topup, ...(status === 'failed' ? failure : {}), status });
}

/** The bank takes it back. */
export function reverseTopup(account: Account, id: string): Topup | undefined {
  const topup = account.store.get('topups', id);
  if (topup?.status !== 'succeeded') return undefined;
  bookTopup(account, topup, 'topup_reversal');
  return end(account, { ...topup, status: 'reversed' });
}

function end(account: Account, topup: Topup): Topup {
  account.events.emit(`topup.${topup.status}`, account.store.put('topups', topup));
  return topup;
}

function bookTopup(account: Account, topup: Topup, type: 'topup' | 'topup_reversal'): string {
  const { id, currency, description } = topup;
  const amount = type === 'topup' ? topup.amount : -topup.amount;
  const booking = { amount, currency, exchangeRate: null, fee: 0, source: id, description, delayDays: 0 };
  return book(account, { ...booking, reportingCategory: type, type }).id;
}
