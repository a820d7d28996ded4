import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The standing agreement behind a recurring gift, as its newest snapshot says. */
@Entity('subscriptions')
export class Subscription {
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
}
