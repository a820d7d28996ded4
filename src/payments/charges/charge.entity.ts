import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { ChargeFact } from '../../infrastructure/stripe/facts/charge-fact';

/** One try to take money. It is money only when it succeeded and was captured. */
@Entity('charges')
export class Charge implements ChargeFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'payment_intent_id', nullable: true })
  paymentIntentId: string | null;

  @Column('text')
  status: ChargeFact['status'];

  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  @Column(minorUnits('amount_captured_minor'))
  amountCapturedMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text', { name: 'balance_transaction_id', nullable: true })
  balanceTransactionId: string | null;

  @Column('text', { name: 'failure_balance_transaction_id', nullable: true })
  failureBalanceTransactionId: string | null;

  @Column('text', { nullable: true })
  method: string | null;

  @Column('text', { name: 'failure_code', nullable: true })
  failureCode: string | null;

  @Column('timestamptz')
  created: Date;
}
