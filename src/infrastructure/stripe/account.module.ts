import { Module, type DynamicModule } from '@nestjs/common';
import Stripe from 'stripe';
import type { StripeConfig } from '../../foundation/config/config';
import { StripeAccount } from './account';
import { stripeClient } from './stripe-client';
import { AccountTie } from './tie/account-tie';
import { AccountWatch } from './tie/account-watch';
import { TiedAccount } from './tie/tied-account';
import { StripeWebhookEndpoints } from './webhook-endpoints';

/** How the newsroom's account at Stripe is set up. */
@Module({})
export class StripeAccountModule {
  static register(config: StripeConfig): DynamicModule {
    return {
      module: StripeAccountModule,
      global: true,
      providers: [
        { provide: Stripe, useValue: stripeClient(config) },
        ...[StripeAccount, StripeWebhookEndpoints],
        ...[TiedAccount, AccountTie, AccountWatch],
      ],
      exports: [StripeAccount, StripeWebhookEndpoints, AccountTie, AccountWatch],
    };
  }
}
