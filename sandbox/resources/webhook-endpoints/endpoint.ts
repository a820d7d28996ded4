import type { Account } from '../../account/account';
import { API_VERSION } from '../../account/event-log';
import { objectId } from '../../account/object-ids';
import type { WebhookEndpoint } from '../../account/wire';

export type EndpointDetails = Pick<WebhookEndpoint, 'url' | 'enabled_events'> & Partial<WebhookEndpoint>;

export function newEndpoint(account: Account, details: EndpointDetails): WebhookEndpoint {
  return account.store.put('webhook_endpoints', {
    id: objectId('we'),
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: account.clock.now(),
    description: null,
    livemode: false,
    metadata: {},
    status: 'enabled',
    ...details,
  });
}
