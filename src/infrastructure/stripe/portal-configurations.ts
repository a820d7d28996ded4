import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import type { Config } from '../../foundation/config/config';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { asFailure } from './as-failure';

/** What a donor finds in Stripe's own pages for a recurring gift. */
export interface PortalWishes {
  readonly returnUrl: string;
  readonly privacyPolicyUrl: string;
  readonly termsUrl: string | undefined;
}

export function portalWishes({ publicUrl }: Config, { privacyPolicyUrl, termsUrl }: Newsroom): PortalWishes {
  return { returnUrl: publicUrl.href, privacyPolicyUrl, termsUrl };
}

/** Stripe's customer portal: one configuration of ours, found again by its metadata. */
@Injectable()
export class StripePortalConfigurations {
  constructor(private readonly stripe: Stripe) {}

  /** @returns undefined when there is none yet; else what differs from the wishes, by Stripe's names. @throws StripeFailure */
  async ours(wishes: PortalWishes): Promise<{ stripeId: string; differences: string[] } | undefined> {
    const found = await this.find();
    return found && { stripeId: found.id, differences: differences(wanted(wishes), found) };
  }

  /** Creates or corrects it. @returns its id. @throws StripeFailure */
  async ensure(wishes: PortalWishes): Promise<string> {
    const found = await this.find();
    const { id } = await asFailure(() =>
      found === undefined
        ? this.stripe.billingPortal.configurations.create({ ...wanted(wishes), metadata: MARK })
        : this.stripe.billingPortal.configurations.update(found.id, wanted(wishes)),
    );
    return id;
  }

  private find(): Promise<Stripe.BillingPortal.Configuration | undefined> {
    return asFailure(async () => {
      const active = this.stripe.billingPortal.configurations.list({ active: true, limit: PAGE });
      const all = await active.autoPagingToArray({ limit: MAXIMUM });
      return all.find(({ metadata }) => metadata?.['purpose'] === MARK.purpose);
    });
  }
}

/** Says nothing of who we are. */
const MARK = { purpose: 'contributions' };

/**
 * Ending at the end of what is paid for, and another card: nothing that would ask for a name or show one. Invoices carry
 * what the card's bank was told, so they stay out; changes of the amount are ours to make.
 */
function wanted({ returnUrl, privacyPolicyUrl, termsUrl }: PortalWishes) {
  return {
    default_return_url: returnUrl,
    business_profile: { privacy_policy_url: privacyPolicyUrl, ...(termsUrl && { terms_of_service_url: termsUrl }) },
    features: {
      customer_update: { enabled: false },
      invoice_history: { enabled: false },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end', proration_behavior: 'none' },
      subscription_update: { enabled: false },
    },
  } satisfies Stripe.BillingPortal.ConfigurationCreateParams;
}

/** The names of all wishes that the configuration does not meet, such as `features.invoice_history.enabled`. */
function differences(wish: unknown, found: unknown, name = ''): string[] {
  if (typeof wish !== 'object' || wish === null) return wish === found ? [] : [name];
  const there = Object(found) as Record<string, unknown>;
  return Object.entries(wish).flatMap(([key, part]) =>
    differences(part, there[key], name === '' ? key : `${name}.${key}`),
  );
}

/** Stripe's largest page; an account has a handful. */
const PAGE = 100;
const MAXIMUM = 1_000;
