import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { BalanceTransactionFact } from '../../infrastructure/stripe/facts/balance-transaction-fact';

/** One movement of money in a balance at Stripe. */
@Entity('balance_transactions')
export class BalanceTransaction implements BalanceTransactionFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'reporting_category' })
  reportingCategory: string;

  @Column('text')
  type: string;

  @Column('text', { name: 'balance_type' })
  balanceType: string;

  @Column('text', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  @Column(minorUnits('fee_minor'))
  feeMinor: bigint;

  @Column(minorUnits('tax_minor'))
  taxMinor: bigint;

  @Column(minorUnits('net_minor'))
  netMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text', { name: 'exchange_rate', nullable: true })
  exchangeRate: string | null;

  @Column('text')
  status: BalanceTransactionFact['status'];

  @Column('timestamptz', { name: 'available_on' })
  availableOn: Date;

  @Column('timestamptz')
  created: Date;

  @Column('text', { name: 'payout_id', nullable: true })
  payoutId: string | null;
}
