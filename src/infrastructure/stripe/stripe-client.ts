import Stripe from 'stripe';
import type { StripeConfig } from '../../foundation/config/config';
import { measuredHttpClient } from './measured-http-client';

/** The API version this code was written against. Pinned, so that a change in the dashboard changes nothing here. */
export const STRIPE_API_VERSION = '2026-10-28.endive';

/** Stripe's own client: retries safely under one idempotency key, tells Stripe nothing about us. */
export function stripeClient(config: StripeConfig): Stripe {
  return new Stripe(config.secretKey, {
    apiVersion: STRIPE_API_VERSION,
    telemetry: false,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: MAXIMUM_RETRIES,
    httpClient: measuredHttpClient(),
    ...(config.apiBase === undefined ? {} : addressOf(config.apiBase)),
  });
}

function addressOf(base: URL): Stripe.StripeConfig {
  const protocol = base.protocol === 'https:' ? 'https' : 'http';
  return { protocol, host: base.hostname, port: base.port || (protocol === 'https' ? 443 : 80) };
}

/** The client's own 80 s would leave a donor looking at a spinner; Stripe answers a session in well under a second. */
const TIMEOUT_MS = 10_000;
/** The client's default, stated: each retry goes out under the same idempotency key. */
const MAXIMUM_RETRIES = 2;
