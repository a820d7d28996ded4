import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { InvoiceFact } from '../../infrastructure/stripe/facts/invoice-fact';

/** One period of a recurring gift. "Paid" is not money yet: money is a charge joined by an invoice payment. */
@Entity('invoices')
export class Invoice {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'subscription_id', nullable: true })
  subscriptionId: string | null;

  @Column('text')
  status: InvoiceFact['status'];

  @Column(minorUnits('total_minor', { nullable: true }))
  totalMinor: bigint | null;

  @Column('text')
  currency: string;

  @Column('text', { name: 'billing_reason', nullable: true })
  billingReason: string | null;

  @Column('integer', { name: 'attempt_count', default: 0 })
  attemptCount: number;

  @Column('timestamptz', { name: 'next_payment_attempt', nullable: true })
  nextPaymentAttempt: Date | null;

  @Column('timestamptz')
  created: Date;
}
