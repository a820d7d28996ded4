import { Module, type DynamicModule } from '@nestjs/common';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DonorPagesModule } from './donor-pages/donor-pages.module';
import { EventsModule } from './events/events.module';
import { FoundationModule, type Foundation } from './foundation/foundation.module';
import { CheckoutModule } from './giving/checkout/checkout.module';
import { ContributionStatusReader } from './giving/checkout/contribution-status.reader';
import { DatabaseModule } from './infrastructure/database/database.module';
import type { Log } from './infrastructure/logging/log';
import { LoggingModule } from './infrastructure/logging/logging.module';
import { StripeModule } from './infrastructure/stripe/stripe.module';
import { OperationsModule } from './operations/operations.module';

/** The whole house. */
@Module({})
export class AppModule {
  static register(foundation: Foundation, log: Log): DynamicModule {
    const { config } = foundation;
    return {
      module: AppModule,
      imports: [
        FoundationModule.register(foundation),
        LoggingModule.register(log),
        DatabaseModule.register({ url: config.databaseUrl, poolSize: config.databasePoolSize }),
        StripeModule.register(config.stripe),
        CheckoutModule,
        EventsModule,
        donorPages(foundation),
        OperationsModule,
      ],
    };
  }
}

function donorPages({ config, newsroom }: Foundation): DynamicModule {
  const { publicUrl, stripe } = config;
  // A form is answered by a redirect to the payment page, which the page's policy has to allow.
  const stripeFormOrigins = [
    'https://checkout.stripe.com',
    ...(stripe.apiBase === undefined ? [] : [stripe.apiBase.origin]),
  ];
  return DonorPagesModule.register(
    { publicUrl, stripeFormOrigins, newsroom, webRoot: WEB_ROOT },
    { imports: [CheckoutModule], statusReader: ContributionStatusReader },
  );
}

/** Where the build put what browsers load: beside the built server, or under dist when the sources run in a test. */
const WEB_ROOT = path.resolve(
  __dirname,
  existsSync(path.join(__dirname, '../web/manifest.json')) ? '../web' : '../dist/web',
);
