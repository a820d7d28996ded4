import { Module, type DynamicModule } from '@nestjs/common';
import Stripe from 'stripe';
import type { StripeConfig } from '../../foundation/config/config';
import { StripeCardPages } from './card-pages';
import { StripeCheckoutSessions } from './checkout-sessions';
import { StripeCustomers } from './customers';
import { StripeOpenInvoices } from './open-invoices';
import { PaymentTrouble } from './payment-trouble';
import { StripeProducts } from './products';
import { StripeRefunds } from './refunds';
import { StripeObjects } from './stripe-objects';
import { stripeClient } from './stripe-client';
import { StripeSubscriptionChanges } from './subscription-changes';
import { StripeSubscriptionSchedules } from './subscription-schedules';
import { StripeSubscriptionEndings } from './subscription-endings';
import { StripeSubscriptionTies } from './subscription-ties';

/** The only room that knows the npm package `stripe`. */
@Module({})
export class StripeModule {
  static register(config: StripeConfig): DynamicModule {
    return {
      module: StripeModule,
      global: true,
      providers: [
        { provide: Stripe, useValue: stripeClient(config) },
        StripeCheckoutSessions,
        StripeProducts,
        StripeObjects,
        PaymentTrouble,
        StripeRefunds,
        StripeSubscriptionEndings,
        StripeSubscriptionChanges,
        StripeSubscriptionSchedules,
        StripeCardPages,
        StripeOpenInvoices,
        StripeSubscriptionTies,
        StripeCustomers,
      ],
      exports: [
        ...[StripeCheckoutSessions, StripeProducts, StripeObjects, PaymentTrouble],
        ...[StripeRefunds, StripeSubscriptionEndings, StripeSubscriptionChanges],
        ...[StripeCardPages, StripeOpenInvoices, StripeCustomers, StripeSubscriptionTies],
        StripeSubscriptionSchedules,
      ],
    };
  }
}
