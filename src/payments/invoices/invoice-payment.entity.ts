import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { InvoicePaymentFact } from '../../infrastructure/stripe/facts/invoice-payment-fact';

/** What paid an invoice. */
@Entity('invoice_payments')
export class InvoicePayment implements InvoicePaymentFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'invoice_id' })
  invoiceId: string;

  @Column('text')
  status: InvoicePaymentFact['status'];

  @Column('text', { name: 'payment_intent_id', nullable: true })
  paymentIntentId: string | null;

  @Column('text', { name: 'charge_id', nullable: true })
  chargeId: string | null;

  @Column('text')
  currency: string;

  @Column(minorUnits('amount_paid_minor', { nullable: true }))
  amountPaidMinor: bigint | null;
}
