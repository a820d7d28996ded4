import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { SubscriptionFact } from '../../infrastructure/stripe/facts/subscription-fact';

/** The standing agreement behind a recurring gift, as its newest snapshot says. */
@Entity('subscriptions')
export class Subscription implements SubscriptionFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('uuid', { name: 'contribution_id', nullable: true })
  contributionId: string | null;

  @Column('text')
  status: string;

  @Column('timestamptz', { name: 'current_period_end', nullable: true })
  currentPeriodEnd: Date | null;

  @Column('timestamptz', { name: 'cancel_at', nullable: true })
  cancelAt: Date | null;

  @Column('boolean', { name: 'cancel_at_period_end', default: false })
  cancelAtPeriodEnd: boolean;

  @Column(minorUnits('amount_minor', { nullable: true }))
  amountMinor: bigint | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Column('text', { nullable: true })
  interval: string | null;

  @Column('integer', { name: 'interval_count', nullable: true })
  intervalCount: number | null;

  @Column('text', { name: 'paused_collection', nullable: true })
  pausedCollection: string | null;

  @Column('timestamptz', { name: 'resumes_at', nullable: true })
  resumesAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
