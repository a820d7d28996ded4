import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BalanceTransaction } from './balance-transactions/balance-transaction.entity';
import { joinBalanceTransactions } from './balance-transactions/join-balance-transactions';
import { Charge } from './charges/charge.entity';
import { joinCharges } from './charges/join-charges';
import { DisputeFacts } from './disputes/dispute-facts';
import { WantedObjects } from './fetches/wanted-objects';
import { EarlyFraudWarning } from './fraud-warnings/early-fraud-warning.entity';
import { joinEarlyFraudWarnings } from './fraud-warnings/join-early-fraud-warnings';
import { InvoiceFacts } from './invoices/invoice-facts';
import { Books } from './ledger/books.service';
import { mergeFacts } from './merge-fact';
import { mergePaymentIntents } from './payment-intents/merge-payment-intents';
import { PaymentAlarms } from './payment-alarms';
import { joinPayouts } from './payouts/join-payouts';
import { Payout } from './payouts/payout.entity';
import { joinRefunds } from './refunds/join-refunds';
import { Refund } from './refunds/refund.entity';
import { chargesLinkedTo, type Links } from './standing/links';
import { PledgeCheck } from './standing/pledge-check';
import { StandingService } from './standing/standing.service';
import type { GivingChanges, ToldFacts } from './told-facts';

/** Takes in what Stripe did, and brings all that follows from it up to date: gifts, ledger, and what has to be asked for. */
@Injectable()
export class PaymentFacts {
  constructor(
    private readonly invoices: InvoiceFacts,
    private readonly disputes: DisputeFacts,
    private readonly standing: StandingService,
    private readonly books: Books,
    private readonly pledges: PledgeCheck,
    private readonly wanted: WantedObjects,
    private readonly alarms: PaymentAlarms,
  ) {}

  /** @throws UnreadableObject when it contradicts what is known */
  async take(manager: EntityManager, told: ToldFacts, giving: GivingChanges): Promise<void> {
    const changed = await this.merge(manager, told);
    const links = linksOf(told, giving);
    await this.standing.refresh(manager, giving.contributionIds, links);
    const posted = await this.books.post(manager, {
      charges: [...idsOf(changed.charges), ...(await chargesLinkedTo(manager, links))],
      refunds: idsOf(changed.refunds),
      disputes: idsOf(changed.disputes),
      payouts: idsOf(changed.payouts),
      balanceTransactions: idsOf(changed.balanceTransactions),
    });
    await this.pledges.compare(manager, posted);
    await this.wanted.note(manager, { ...changed, named: told.namedBalanceTransactions });
    await this.alarms.follow(manager, changed);
  }

  private async merge(manager: EntityManager, told: ToldFacts) {
    await mergePaymentIntents(manager, told.paymentIntents);
    await this.invoices.merge(manager, told.invoices, told.invoicePayments);
    const { disputes, ambiguous: ambiguousDisputes } = await this.disputes.merge(manager, told.disputes);
    return {
      charges: await mergeFacts(manager, Charge, copies(told.charges), joinCharges),
      refunds: await mergeFacts(manager, Refund, copies(told.refunds), joinRefunds),
      payouts: await mergeFacts(manager, Payout, copies(told.payouts), joinPayouts),
      balanceTransactions: await mergeFacts(
        manager,
        BalanceTransaction,
        copies(told.balanceTransactions),
        joinBalanceTransactions,
      ),
      earlyFraudWarnings: await mergeFacts(
        manager,
        EarlyFraudWarning,
        copies(told.earlyFraudWarnings),
        joinEarlyFraudWarnings,
      ),
      ...{ disputes, ambiguousDisputes },
    };
  }
}

/** Everything told that contributions may hang on. */
function linksOf(told: ToldFacts, { links }: GivingChanges): Links {
  return {
    paymentIntentIds: [
      ...links.paymentIntentIds,
      ...told.charges.flatMap(({ paymentIntentId }) => paymentIntentId ?? []),
      ...idsOf(told.paymentIntents),
    ],
    invoiceIds: [
      ...links.invoiceIds,
      ...idsOf(told.invoices),
      ...told.invoicePayments.map(({ invoiceId }) => invoiceId),
    ],
    subscriptionIds: links.subscriptionIds,
  };
}

function idsOf(rows: readonly { readonly stripeId: string }[]): string[] {
  return rows.map(({ stripeId }) => stripeId);
}

/** TypeORM writes into what it saves. */
function copies<T extends object>(facts: readonly T[]): T[] {
  return facts.map((fact) => ({ ...fact }));
}
