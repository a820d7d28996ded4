import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EarlyFraudWarningFact } from '../../infrastructure/stripe/facts/early-fraud-warning-fact';

/** A card network suspects fraud: refunding now may spare a dispute and its fee. */
@Entity('early_fraud_warnings')
export class EarlyFraudWarning implements EarlyFraudWarningFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'charge_id' })
  chargeId: string;

  @Column('text', { name: 'fraud_type' })
  fraudType: string;

  @Column('boolean')
  actionable: boolean;

  @Column('timestamptz')
  created: Date;
}
