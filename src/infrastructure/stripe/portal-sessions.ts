import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripePortalConfigurations, type PortalWishes } from './portal-configurations';
import { stripeLocale } from './stripe-locale';

export interface PortalVisit {
  readonly customerId: string;
  readonly language: string;
  readonly returnUrl: string;
}

/** Opens Stripe's own pages, where a donor ends a gift or changes the card, for one gift at a time. */
@Injectable()
export class StripePortalSessions {
  /** Asked for once: it changes when somebody changes it at Stripe, and then the next try asks again. */
  private configurationId: string | undefined;

  constructor(
    private readonly stripe: Stripe,
    private readonly configurations: StripePortalConfigurations,
  ) {}

  /** @returns the address, which works for minutes and opens this customer's pages alone. @throws StripeFailure */
  async open(wishes: PortalWishes, { customerId, language, returnUrl }: PortalVisit): Promise<string> {
    const configuration = await this.configuration(wishes);
    try {
      const asked = { configuration, customer: customerId, locale: stripeLocale(language), return_url: returnUrl };
      const { url } = await asFailure(() => this.stripe.billingPortal.sessions.create(asked));
      return url;
    } catch (error) {
      this.configurationId = undefined;
      throw error;
    }
  }

  private async configuration(wishes: PortalWishes): Promise<string> {
    if (this.configurationId !== undefined) return this.configurationId;
    const ours = await this.configurations.ours(wishes);
    const isRight = ours?.differences.length === 0;
    this.configurationId = isRight ? ours.stripeId : await this.configurations.ensure(wishes);
    return this.configurationId;
  }
}
