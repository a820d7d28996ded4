import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { PayoutFact } from '../../infrastructure/stripe/facts/payout-fact';

/** Money on its way from Stripe to the newsroom's bank. */
@Entity('payouts')
export class Payout implements PayoutFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  status: PayoutFact['status'];

  @Column('date', { name: 'arrival_date' })
  arrivalDate: string;

  @Column('boolean')
  automatic: boolean;

  @Column('text', { name: 'reconciliation_status' })
  reconciliationStatus: string;

  @Column('text', { name: 'balance_transaction_id', nullable: true })
  balanceTransactionId: string | null;

  @Column('text', { name: 'failure_balance_transaction_id', nullable: true })
  failureBalanceTransactionId: string | null;

  @Column('text', { name: 'failure_code', nullable: true })
  failureCode: string | null;

  @Column('text', { name: 'trace_id', nullable: true })
  traceId: string | null;

  @Column('timestamptz')
  created: Date;
}
