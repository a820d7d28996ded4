import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import { StripeWebhookEndpoints, type WebhookEndpoint } from '../../infrastructure/stripe/webhook-endpoints';
import { bestOf, endpointFaults, endpointUrl, excessFaults, hasOurVersion } from './endpoint-faults';
import type { Check, Finding } from './finding';
import { NEEDED_EVENT_TYPES } from './needed-event-types';

type Told = Omit<Finding, 'check'>;

/** Stripe must send exactly what we need, in the version this code was written against, to one endpoint. */
@Injectable()
export class EndpointCheck implements Check {
  readonly name = 'webhook endpoint';
  private readonly url: string;

  constructor(
    private readonly endpoints: StripeWebhookEndpoints,
    @Inject(NEEDED_EVENT_TYPES) private readonly types: readonly string[],
    @Inject(CONFIG) { publicUrl }: Config,
  ) {
    this.url = endpointUrl(publicUrl);
  }

  async examine(mode: 'look' | 'fix'): Promise<Told[]> {
    const all = await this.endpoints.at(this.url);
    const best = bestOf(all);
    // The version of an endpoint cannot be changed: a second one takes over.
    const found =
      best !== undefined && hasOurVersion(best) ? await this.correct(best, mode) : await this.create(best, mode);
    return [found, ...all.filter((one) => one !== best && one.isEnabled).map(superfluous)];
  }

  private async create(wrong: WebhookEndpoint | undefined, mode: 'look' | 'fix'): Promise<Told> {
    const faults = endpointFaults(wrong, this.types).join(' ');
    if (mode === 'look') return { state: 'todo', text: `${this.url}: ${faults} Run "doctor --fix".` };
    const { stripeId, secret } = await this.endpoints.create(this.url, this.types);
    const after = wrong === undefined ? '' : ` When it works, disable ${wrong.stripeId} at Stripe.`;
    return {
      state: 'fixed',
      text: `${this.url} is now served by ${stripeId}. Its signing secret is told only now: put ${secret} first in STRIPE_WEBHOOK_SECRET and restart.${after}`,
    };
  }

  private async correct(endpoint: WebhookEndpoint, mode: 'look' | 'fix'): Promise<Told> {
    const faults = [...endpointFaults(endpoint, this.types), ...excessFaults(endpoint, this.types)].join(' ');
    if (faults === '') return { state: 'ok', text: `${this.url} gets what it needs (${endpoint.stripeId}).` };
    if (mode === 'look') return { state: 'todo', text: `${endpoint.stripeId}: ${faults} Run "doctor --fix".` };
    await this.endpoints.correct(endpoint.stripeId, this.types);
    return {
      state: 'fixed',
      text: `${endpoint.stripeId}: ${faults} It is enabled and sends exactly what we need now.`,
    };
  }
}

function superfluous({ stripeId }: WebhookEndpoint): Told {
  return {
    state: 'todo',
    text: `${stripeId} sends to the same address: disable it in the Dashboard (Developers, Webhooks) once the other one works.`,
  };
}
