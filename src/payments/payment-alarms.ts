import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alarms } from '../infrastructure/alarms/alarms';
import type { DisputeFact } from '../infrastructure/stripe/facts/dispute-fact';
import type { BalanceTransaction } from './balance-transactions/balance-transaction.entity';
import type { EarlyFraudWarning } from './fraud-warnings/early-fraud-warning.entity';
import { categoryRule } from './ledger/postings/reporting-categories';
import type { Payout } from './payouts/payout.entity';
import type { Refund } from './refunds/refund.entity';

/** What changed and may call for a person. */
export interface AlarmingFacts {
  readonly balanceTransactions: readonly BalanceTransaction[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly DisputeFact[];
  readonly payouts: readonly Payout[];
  readonly earlyFraudWarnings: readonly EarlyFraudWarning[];
}

/** Calls for a person about what Stripe did, and lets them go when it is settled. */
@Injectable()
export class PaymentAlarms {
  constructor(private readonly alarms: Alarms) {}

  async follow(manager: EntityManager, facts: AlarmingFacts): Promise<void> {
    for (const transaction of facts.balanceTransactions) await this.ofBalanceTransaction(manager, transaction);
    for (const refund of facts.refunds) await this.ofRefund(manager, refund);
    for (const dispute of facts.disputes) await this.ofDispute(manager, dispute);
    for (const payout of facts.payouts) await this.ofPayout(manager, payout);
    for (const warning of facts.earlyFraudWarnings) await this.ofEarlyFraudWarning(manager, warning);
  }

  private async ofBalanceTransaction(manager: EntityManager, transaction: BalanceTransaction): Promise<void> {
    const { stripeId, reportingCategory, amountMinor, currency } = transaction;
    if (categoryRule(reportingCategory) !== undefined) return;
    const details = { reportingCategory, amountMinor: amountMinor.toString(), currency };
    await this.alarms.raise(manager, 'unknown-category', stripeId, details);
  }

  /** The same in whatever order they are told: one that failed before another succeeded is settled by it. */
  private async ofRefund(manager: EntityManager, refund: Refund): Promise<void> {
    const { stripeId, chargeId, status, amountMinor, currency, failureReason, created } = refund;
    if (status === 'failed') {
      const later: unknown[] = await manager.query(SUCCEEDED_LATER, [chargeId, created]);
      if (later.length > 0) return;
      const details = { chargeId, amountMinor: amountMinor.toString(), currency, failureReason };
      await this.alarms.raise(manager, 'refund-failed', stripeId, details);
    } else if (status === 'succeeded') {
      const earlier: { id: string }[] = await manager.query(FAILED_EARLIER, [chargeId, created]);
      for (const { id } of earlier) await this.alarms.resolve(manager, 'refund-failed', id);
    }
  }

  private async ofDispute(manager: EntityManager, dispute: DisputeFact): Promise<void> {
    const { stripeId, chargeId, status, amountMinor, currency, evidenceDueBy } = dispute;
    if (!KNOWN.includes(status)) await this.alarms.raise(manager, 'unknown-status', stripeId, { status });
    const details = { chargeId, status, amountMinor: amountMinor.toString(), currency };
    const answerBy = evidenceDueBy?.toISOString() ?? null;
    if (WAITS_FOR_US.includes(status))
      await this.alarms.raise(manager, 'dispute-opened', stripeId, { ...details, answerBy });
    else await this.alarms.resolve(manager, 'dispute-opened', stripeId);
  }

  private async ofPayout(manager: EntityManager, payout: Payout): Promise<void> {
    if (payout.status !== 'failed') return;
    const { stripeId, amountMinor, currency, failureCode } = payout;
    await this.alarms.raise(manager, 'payout-failed', stripeId, {
      ...{ amountMinor: amountMinor.toString(), currency, failureCode },
    });
  }

  private async ofEarlyFraudWarning(manager: EntityManager, warning: EarlyFraudWarning): Promise<void> {
    const { stripeId, chargeId, fraudType, actionable } = warning;
    if (actionable) await this.alarms.raise(manager, 'early-fraud-warning', stripeId, { chargeId, fraudType });
    else await this.alarms.resolve(manager, 'early-fraud-warning', stripeId);
  }
}

const SUCCEEDED_LATER = `
  select from refunds where charge_id = $1 and status = 'succeeded' and created > $2 limit 1`;

const FAILED_EARLIER = `
  select stripe_id as id from refunds where charge_id = $1 and status = 'failed' and created < $2`;

/** @see https://docs.stripe.com/api/disputes/object#dispute_object-status */
const WAITS_FOR_US: readonly string[] = ['needs_response', 'warning_needs_response', 'appeal_needs_response'];
const KNOWN: readonly string[] = [
  ...WAITS_FOR_US,
  ...['warning_under_review', 'warning_closed', 'under_review', 'appeal_under_review', 'won', 'lost', 'prevented'],
];
