import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { STRIPE_API_VERSION } from './stripe-client';

/** Where Stripe sends its events. */
export interface WebhookEndpoint {
  readonly stripeId: string;
  readonly isEnabled: boolean;
  /** Null: that of the account. Cannot be changed once the endpoint is there. */
  readonly apiVersion: string | null;
  /** Full names, or `*`. */
  readonly eventTypes: readonly string[];
}

@Injectable()
export class StripeWebhookEndpoints {
  constructor(private readonly stripe: Stripe) {}

  /** @throws StripeFailure */
  async at(url: string): Promise<WebhookEndpoint[]> {
    return asFailure(async () => {
      const endpoints = await this.stripe.webhookEndpoints.list({ limit: PAGE }).autoPagingToArray({ limit: MAXIMUM });
      return endpoints.filter((endpoint) => endpoint.url === url).map(read);
    });
  }

  /** @returns with the signing secret, which Stripe tells this once. @throws StripeFailure */
  async create(url: string, eventTypes: readonly string[]): Promise<{ stripeId: string; secret: string }> {
    return asFailure(async () => {
      const { id, secret = '' } = await this.stripe.webhookEndpoints.create({
        ...{ url, enabled_events: eventTypes as EnabledEvents },
        api_version: STRIPE_API_VERSION,
      });
      return { stripeId: id, secret };
    });
  }

  /** Enables it, with these events and no others. @throws StripeFailure */
  async correct(stripeId: string, eventTypes: readonly string[]): Promise<void> {
    await asFailure(() =>
      this.stripe.webhookEndpoints.update(stripeId, { disabled: false, enabled_events: eventTypes as EnabledEvents }),
    );
  }
}

type EnabledEvents = Stripe.WebhookEndpointCreateParams.EnabledEvent[];

function read({ id, status, api_version, enabled_events }: Stripe.WebhookEndpoint): WebhookEndpoint {
  return { stripeId: id, isEnabled: status === 'enabled', apiVersion: api_version, eventTypes: enabled_events };
}

/** Stripe's largest page; an account has 16 endpoints at most. */
const PAGE = 100;
const MAXIMUM = 1_000;
