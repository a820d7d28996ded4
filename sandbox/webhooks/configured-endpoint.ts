import type { Account } from '../account/account';
import { newEndpoint } from '../resources/webhook-endpoints/endpoint';
import { isLoopbackUrl } from './loopback';

/** The endpoint named at start keeps its id, so that what a former process owed it is delivered to where it is now. */
export const CONFIGURED_ENDPOINT = 'we_configured';

/** @throws Error for an address outside the machine */
export function configureEndpoint(account: Account, url: string, secret: string): void {
  if (!isLoopbackUrl(url)) throw new Error(`Webhooks go to this machine only (http://127.0.0.1:…), not to ${url}`);
  account.store.transaction(() => {
    const before = account.store.get('webhook_endpoints', CONFIGURED_ENDPOINT);
    if (before) account.store.put('webhook_endpoints', { ...before, url });
    else newEndpoint(account, { id: CONFIGURED_ENDPOINT, url, enabled_events: ['*'], description: 'Named at start' });
    account.store.put('settings', { id: secretKey(CONFIGURED_ENDPOINT), value: secret });
  });
}

/** Where the signing secret of an endpoint is kept, apart from the endpoint itself. */
export function secretKey(endpoint: string): string {
  return `secret_${endpoint}`;
}
