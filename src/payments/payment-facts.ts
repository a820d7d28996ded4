import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget } from 'typeorm';
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
import { mergeFacts, type Change, type FactRow } from './merge-fact';
import { mergePaymentIntents } from './payment-intents/merge-payment-intents';
import type { PaymentIntent } from './payment-intents/payment-intent.entity';
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

  /** @returns the ledger's keys under which something was posted. @throws UnreadableObject when it contradicts what is known */
  async take(manager: EntityManager, told: ToldFacts, giving: GivingChanges): Promise<readonly string[]> {
    const { newLinks, ...changed } = await this.merge(manager, told);
    const links = together(giving.links, newLinks);
    await this.standing.refresh(manager, giving.contributionIds, together(links, paymentsOf(changed.charges)));
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
    return posted;
  }

  private async merge(manager: EntityManager, told: ToldFacts) {
    const paymentIntents = await mergePaymentIntents(manager, told.paymentIntents);
    const invoices = await this.invoices.merge(manager, told.invoices, told.invoicePayments);
    const { disputes, ambiguous: ambiguousDisputes } = await this.disputes.merge(manager, told.disputes);
    const merged = <Row extends FactRow>(entity: EntityTarget<Row>, facts: readonly Row[], join: Join<Row>) =>
      mergeFacts(manager, entity, facts, join).then(nowOf);
    return {
      charges: await merged(Charge, told.charges, joinCharges),
      refunds: await merged(Refund, told.refunds, joinRefunds),
      payouts: await merged(Payout, told.payouts, joinPayouts),
      balanceTransactions: await merged(BalanceTransaction, told.balanceTransactions, joinBalanceTransactions),
      earlyFraudWarnings: await merged(EarlyFraudWarning, told.earlyFraudWarnings, joinEarlyFraudWarnings),
      ...{ disputes, ambiguousDisputes },
      newLinks: {
        paymentIntentIds: idsOf(nowOf(paymentIntents.filter(isNewlyLinked))),
        invoiceIds: invoices.newlyLinked,
        subscriptionIds: [],
      },
    };
  }
}

type Join<Row> = (known: Row, incoming: Row) => Row;

function isNewlyLinked({ before, now }: Change<PaymentIntent>): boolean {
  return before?.contributionId !== now.contributionId;
}

function nowOf<Row>(changes: readonly Change<Row>[]): Row[] {
  return changes.map(({ now }) => now);
}

/** How a gift stands depends on its charges, and a charge leads to its gift by its PaymentIntent. */
function paymentsOf(charges: readonly Charge[]): Links {
  const paymentIntentIds = charges.flatMap(({ paymentIntentId }) => paymentIntentId ?? []);
  return { paymentIntentIds, invoiceIds: [], subscriptionIds: [] };
}

function together(some: Links, others: Links): Links {
  return {
    paymentIntentIds: [...some.paymentIntentIds, ...others.paymentIntentIds],
    invoiceIds: [...some.invoiceIds, ...others.invoiceIds],
    subscriptionIds: [...some.subscriptionIds, ...others.subscriptionIds],
  };
}

function idsOf(rows: readonly { readonly stripeId: string }[]): string[] {
  return rows.map(({ stripeId }) => stripeId);
}
