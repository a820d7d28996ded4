import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { RefundFact } from '../../infrastructure/stripe/facts/refund-fact';

/** Money on its way back to a donor. It has moved only where a balance transaction says so. */
@Entity('refunds')
export class Refund implements RefundFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'charge_id', nullable: true })
  chargeId: string | null;

  @Column('text', { name: 'payment_intent_id', nullable: true })
  paymentIntentId: string | null;

  @Column('text')
  status: RefundFact['status'];

  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text', { name: 'balance_transaction_id', nullable: true })
  balanceTransactionId: string | null;

  @Column('text', { name: 'failure_balance_transaction_id', nullable: true })
  failureBalanceTransactionId: string | null;

  @Column('text', { name: 'failure_reason', nullable: true })
  failureReason: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  created: Date;
}
