import { Module } from '@nestjs/common';
import { ExposureLimits } from './exposure-limits';
import { LimitsSweep } from './limits-sweep';
import { MailCounts } from './mail-counts';
import { NetworkHash } from './network-hash';
import { NetworkSalts } from './network-salts';
import { NewsletterLimits } from './newsletter-limits';
import { OpeningLimits } from './opening-limits';
import { ReminderLimits } from './reminder-limits';
import { SignInLimits } from './sign-in-limits';

@Module({
  providers: [
    NetworkSalts,
    NetworkHash,
    OpeningLimits,
    ReminderLimits,
    NewsletterLimits,
    ExposureLimits,
    SignInLimits,
    MailCounts,
    LimitsSweep,
  ],
  exports: [OpeningLimits, ReminderLimits, NewsletterLimits, ExposureLimits, SignInLimits, MailCounts],
})
export class LimitsModule {}
