import type { Account } from '../account/account';
import type { StripeEvent, WebhookEndpoint } from '../account/wire';
import { deliveryId } from './delivery';

/** Endpoints that want this event: by its name or by `*`; there are no patterns. */
export function subscribedEndpoints(account: Account, { type }: StripeEvent): WebhookEndpoint[] {
  return [...account.store.all('webhook_endpoints').oldestFirst()].filter(
    ({ status, enabled_events }) =>
      status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(type)),
  );
}

/** The event as it is sent and retrieved: how many endpoints have yet to take it changes over time. */
export function renderEvent(account: Account, event: StripeEvent): StripeEvent {
  let pending = 0;
  for (const { id } of account.store.all('webhook_endpoints').oldestFirst()) {
    if (account.store.get('deliveries', deliveryId(event.id, id))?.status === 'pending') pending++;
  }
  return { ...event, pending_webhooks: pending };
}
