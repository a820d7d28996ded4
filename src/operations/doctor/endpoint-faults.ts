import { STRIPE_API_VERSION } from '../../infrastructure/stripe/stripe-client';
import type { WebhookEndpoint } from '../../infrastructure/stripe/webhook-endpoints';

/** Where Stripe has to send its events. */
export function endpointUrl(publicUrl: URL): string {
  return new URL('/webhooks/stripe', publicUrl).href;
}

/** Of several at our address, the one that serves best; undefined: there is none. */
export function bestOf(endpoints: readonly WebhookEndpoint[]): WebhookEndpoint | undefined {
  return [...endpoints].sort((one, other) => rank(one) - rank(other))[0];
}

function rank(endpoint: WebhookEndpoint): number {
  return (hasOurVersion(endpoint) ? 0 : 2) + (endpoint.isEnabled ? 0 : 1);
}

export function hasOurVersion({ apiVersion }: WebhookEndpoint): boolean {
  return apiVersion === STRIPE_API_VERSION;
}

/** What costs us events, one sentence each. */
export function endpointFaults(endpoint: WebhookEndpoint | undefined, needed: readonly string[]): string[] {
  if (endpoint === undefined) return ['There is none at our address.'];
  const missing = missingTypes(endpoint, needed);
  return [
    ...(endpoint.isEnabled ? [] : ['It is disabled.']),
    ...(hasOurVersion(endpoint) ? [] : [`It sends version ${endpoint.apiVersion}, not ${STRIPE_API_VERSION}.`]),
    ...(missing.length === 0 ? [] : [`It does not send ${missing.join(', ')}.`]),
  ];
}

/** More events than we need: work for nobody, and more about donors on the way than there must be. */
export function excessFaults({ eventTypes }: WebhookEndpoint, needed: readonly string[]): string[] {
  if (eventTypes.includes('*')) return ['It sends every event there is.'];
  const excess = eventTypes.filter((type) => !needed.includes(type));
  return excess.length === 0 ? [] : [`It also sends ${excess.join(', ')}, which nobody reads.`];
}

function missingTypes({ eventTypes }: WebhookEndpoint, needed: readonly string[]): string[] {
  return eventTypes.includes('*') ? [] : needed.filter((type) => !eventTypes.includes(type));
}
