import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripeFailure } from './stripe-failure';

/** What a bank, a mail or one of Stripe's pages may show of the account. Null: nothing is set. */
export interface AccountWords {
  readonly statementDescriptor: string | null;
  readonly statementDescriptorPrefix: string | null;
  readonly businessName: string | null;
  readonly displayName: string | null;
}

/** Reads what the newsroom has set up at Stripe by hand. */
@Injectable()
export class StripeAccount {
  constructor(private readonly stripe: Stripe) {}

  /** Its id, such as acct_1: asked for once and shortly, since a boot waits for it. @throws StripeFailure */
  async id(): Promise<string> {
    const { id } = await asFailure(() => this.stripe.accounts.retrieveCurrent({}, ASKED_SHORTLY));
    return id;
  }

  /** @throws StripeFailure */
  async words(): Promise<AccountWords> {
    const { settings, business_profile } = await asFailure(() => this.stripe.accounts.retrieveCurrent());
    return {
      statementDescriptor: settings?.payments.statement_descriptor ?? null,
      statementDescriptorPrefix: settings?.card_payments?.statement_descriptor_prefix ?? null,
      businessName: business_profile?.name ?? null,
      displayName: settings?.dashboard.display_name ?? null,
    };
  }

  /** @returns undefined when there is no such product. @throws StripeFailure */
  async product(
    id: string,
  ): Promise<{ name: string; statementDescriptor: string | null; active: boolean } | undefined> {
    try {
      const product = await asFailure(() => this.stripe.products.retrieve(id));
      return { name: product.name, statementDescriptor: product.statement_descriptor ?? null, active: product.active };
    } catch (error) {
      if (error instanceof StripeFailure && error.code === 'resource_missing') return undefined;
      throw error;
    }
  }

  /** Stripe's clock when it answered, to the second, and the version its newest event was made in. @throws StripeFailure */
  async newestEvent(): Promise<{ answeredAt: Date; apiVersion: string | null | undefined }> {
    const events = await asFailure(() => this.stripe.events.list({ limit: 1 }));
    return { answeredAt: new Date(events.lastResponse.headers['date'] ?? ''), apiVersion: events.data[0]?.api_version };
  }
}

/** Stripe answers in a few tenths of a second; whoever asks goes on without the answer and asks again. */
const ASKED_SHORTLY = { timeout: 3_000, maxNetworkRetries: 0 };
