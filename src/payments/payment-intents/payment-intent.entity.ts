import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { PaymentIntentState } from './payment-intent-state';

/** Stripe's record of trying to be paid. It links charges to a gift and never counts as money itself. */
@Entity('payment_intents')
export class PaymentIntent {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('uuid', { name: 'contribution_id', nullable: true })
  contributionId: string | null;

  @Column('text')
  state: PaymentIntentState;

  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  @Column('text')
  currency: string;
}
