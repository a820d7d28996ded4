import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CheckoutSessionRequest } from '../../infrastructure/stripe/checkout-sessions';
import type { SessionState } from './session-state';

/** One payment page opened for a contribution. Written before Stripe is asked, with all that it will be asked. */
@Entity('checkout_sessions')
export class CheckoutSession {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'contribution_id' })
  contributionId: string;

  @Column('integer')
  attempt: number;

  @Column('text', { name: 'idempotency_key', unique: true })
  idempotencyKey: string;

  @Column('json')
  request: CheckoutSessionRequest;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('text', { name: 'stripe_id', nullable: true, unique: true })
  stripeId: string | null;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text')
  state: SessionState;

  @Column('text', { name: 'payment_intent_id', nullable: true })
  paymentIntentId: string | null;

  @Column('text', { name: 'subscription_id', nullable: true })
  subscriptionId: string | null;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId: string | null;
}
