import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Invoice, Subscription } from '../../account/wire';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import { billOf } from './first-period';
import { planPeriod } from './plan-period';
import { changeSubscription } from './subscription';

/** A subscription nobody pays for goes on, and so do its bills; one that is paused does not. */
export const RENEWED: readonly string[] = ['active', 'past_due', 'trialing', 'unpaid'];

type Reason = 'subscription_cycle' | 'subscription_update';

/** The next period begins, with the items given, and its bill is drawn up: a draft for an hour. */
export function beginPeriod(
  account: Account,
  before: Subscription,
  changes: Partial<Subscription>,
  reason: Reason = 'subscription_cycle',
): void {
  const invoice = objectId('in');
  const begun = changeSubscription(account, before, {
    ...changes,
    latest_invoice: invoice,
    ...(before.status === 'trialing' ? { status: 'active' as const } : {}),
  });
  drawUp(account, before, begun, { id: invoice, reason });
  planPeriod(account, begun);
}

/** The bill's own period is the one that is over; its lines are for the one that begins. */
export function pastPeriod(subscription: Subscription): Pick<Invoice, 'period_start' | 'period_end'> {
  const { data } = subscription.items;
  return {
    period_end: Math.min(...data.map((item) => item.current_period_end)),
    period_start: Math.min(...data.map((item) => item.current_period_start)),
  };
}

/** In its hour as a draft the merchant could still change it. */
function drawUp(
  account: Account,
  before: Subscription,
  begun: Subscription,
  { id, reason }: { id: string; reason: Reason },
): void {
  const customer = account.store.get('customers', begun.customer);
  if (!customer) throw new Error(`The subscription ${begun.id} has lost its customer`);
  const items = begun.items.data.filter((item, place) => item !== before.items.data[place]);
  const stays = begun.status === 'unpaid' || begun.pause_collection?.behavior === 'keep_as_draft';
  const finalizesAt = stays ? null : account.clock.now() + account.settings.draftSeconds;
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  newInvoice(account, customer, subscriptionLines({ ...begun, items: { ...begun.items, data: items } }, names), {
    ...billOf(begun, reason),
    ...pastPeriod(before),
    id,
    auto_advance: !stays,
    automatically_finalizes_at: finalizesAt,
    next_payment_attempt: finalizesAt,
  });
  if (finalizesAt !== null) account.agenda.schedule('finalize_invoice', id, finalizesAt * 1000);
}
