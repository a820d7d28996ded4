import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckoutSessionsModule } from '../giving/checkout-sessions/checkout-sessions.module';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { BalanceTransaction } from './balance-transactions/balance-transaction.entity';
import { Charge } from './charges/charge.entity';
import { DisputeFacts } from './disputes/dispute-facts';
import { DisputeSnapshot } from './disputes/dispute-snapshot.entity';
import { Dispute } from './disputes/dispute.entity';
import { CampaignSums } from './campaigns/campaign-sums';
import { StripeFetch } from './fetches/stripe-fetch.entity';
import { WantedObjects } from './fetches/wanted-objects';
import { EarlyFraudWarning } from './fraud-warnings/early-fraud-warning.entity';
import { InvoiceFacts } from './invoices/invoice-facts';
import { InvoicePayment } from './invoices/invoice-payment.entity';
import { Invoice } from './invoices/invoice.entity';
import { BlockSealer } from './ledger/blocks/block-sealer';
import { LedgerAudit } from './ledger/blocks/ledger-audit';
import { LedgerVerifier } from './ledger/blocks/ledger-verifier';
import { Books } from './ledger/books.service';
import { LedgerWriter } from './ledger/ledger-writer';
import { PaymentAlarms } from './payment-alarms';
import { PaymentFacts } from './payment-facts';
import { PaymentIntent } from './payment-intents/payment-intent.entity';
import { Payout } from './payouts/payout.entity';
import { Refund } from './refunds/refund.entity';
import { PledgeCheck } from './standing/pledge-check';
import { StandingService } from './standing/standing.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ...[Charge, PaymentIntent, Invoice, InvoicePayment, Refund, Dispute, DisputeSnapshot, Payout],
      ...[BalanceTransaction, EarlyFraudWarning, StripeFetch],
    ]),
    ContributionsModule,
    CheckoutSessionsModule,
  ],
  providers: [
    PaymentFacts,
    InvoiceFacts,
    DisputeFacts,
    StandingService,
    PledgeCheck,
    PaymentAlarms,
    Books,
    LedgerWriter,
    WantedObjects,
    BlockSealer,
    LedgerAudit,
    LedgerVerifier,
    CampaignSums,
  ],
  exports: [PaymentFacts, Books, LedgerWriter, WantedObjects, BlockSealer, LedgerVerifier, CampaignSums],
})
export class PaymentsModule {}
