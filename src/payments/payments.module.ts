import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckoutSessionsModule } from '../giving/checkout-sessions/checkout-sessions.module';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { Charge } from './charges/charge.entity';
import { InvoicePayment } from './invoices/invoice-payment.entity';
import { Invoice } from './invoices/invoice.entity';
import { PaymentFacts } from './payment-facts';
import { PaymentIntent } from './payment-intents/payment-intent.entity';
import { StandingService } from './standing/standing.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Charge, PaymentIntent, Invoice, InvoicePayment]),
    ContributionsModule,
    CheckoutSessionsModule,
  ],
  providers: [PaymentFacts, StandingService],
  exports: [PaymentFacts, StandingService],
})
export class PaymentsModule {}
