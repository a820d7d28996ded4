import { Module } from '@nestjs/common';
import type { FrequencyTerms } from '../contributions/frequency-terms';
import { LimitsModule } from '../../infrastructure/limits/limits.module';
import { ANNUAL_TERMS, AnnualModule } from '../annual/annual.module';
import { CheckoutSessionsModule } from '../checkout-sessions/checkout-sessions.module';
import { ContributionsModule } from '../contributions/contributions.module';
import { DonorsModule } from '../donors/donors.module';
import { MONTHLY_TERMS, MonthlyModule } from '../monthly/monthly.module';
import { ONE_TIME_TERMS, OneTimeModule } from '../one-time/one-time.module';
import { CheckoutSessionsController } from './checkout-sessions.controller';
import { CheckoutService } from './checkout.service';
import { ContributionOptionsController } from './contribution-options.controller';
import { ContributionStatusController } from './contribution-status.controller';
import { ContributionStatusReader } from './contribution-status.reader';
import { FREQUENCY_TERMS } from './frequency-terms-token';

@Module({
  imports: [
    ContributionsModule,
    CheckoutSessionsModule,
    LimitsModule,
    DonorsModule,
    OneTimeModule,
    MonthlyModule,
    AnnualModule,
  ],
  controllers: [CheckoutSessionsController, ContributionOptionsController, ContributionStatusController],
  providers: [
    CheckoutService,
    ContributionStatusReader,
    {
      provide: FREQUENCY_TERMS,
      inject: [ONE_TIME_TERMS, MONTHLY_TERMS, ANNUAL_TERMS],
      useFactory: (...all: FrequencyTerms[]) => new Map(all.map((terms) => [terms.frequency, terms])),
    },
  ],
  exports: [ContributionStatusReader, CheckoutService],
})
export class CheckoutModule {}
