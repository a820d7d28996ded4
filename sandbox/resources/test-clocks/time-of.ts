import type { Account } from '../../account/account';

/** Parameters by which a call names what it is about, beside the id in its path. */
const NAMED_BY = ['customer', 'subscription', 'from_subscription', 'invoice', 'test_clock'];
const BY_CLOCK = ['customers', 'subscriptions', 'subscription_schedules', 'invoices'] as const;
const BY_CUSTOMER = ['payment_intents', 'payment_methods', 'checkout_sessions', 'setup_intents'] as const;

/** A page is open for a while of real time, whoever's it is. */
const PAGES = '/v1/checkout/';

/** As `inTimeOf`, for a call of the API. */
export function inTimeOfCall<T>(
  account: Account,
  { id, path, form }: { id: string; path: string; form: Readonly<Record<string, unknown>> },
  work: () => T,
): T {
  return path.startsWith(PAGES) ? work() : inTimeOf(account, id, form, work);
}

/** Does the work of a call by the time of the test clock its object is attached to; by the account's where there is none. */
export function inTimeOf<T>(account: Account, id: string, form: Readonly<Record<string, unknown>>, work: () => T): T {
  if (account.store.all('test_clocks').size === 0) return work();
  for (const subject of [id, ...NAMED_BY.map((name) => form[name])]) {
    const clock = typeof subject === 'string' ? clockOf(account, subject) : undefined;
    if (clock) return account.clock.frozenAt(clock.id, clock.frozen_time * 1000, work);
  }
  return work();
}

function clockOf({ store }: Account, subject: string) {
  const customer = BY_CUSTOMER.map((table) => store.get(table, subject)?.customer).find(Boolean) ?? subject;
  const attached = BY_CLOCK.map((table) => store.get(table, String(customer))?.test_clock).find(Boolean);
  return store.get('test_clocks', String(attached ?? subject));
}
