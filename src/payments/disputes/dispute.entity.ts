import { Column, Entity, PrimaryColumn } from 'typeorm';
import { minorUnits } from '../../infrastructure/database/columns';
import type { DisputeFact } from '../../infrastructure/stripe/facts/dispute-fact';

/** A donor's bank asks for the money back, as the newest snapshot says. */
@Entity('disputes')
export class Dispute implements DisputeFact {
  @PrimaryColumn('text', { name: 'stripe_id' })
  stripeId: string;

  @Column('text', { name: 'charge_id' })
  chargeId: string;

  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  status: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'evidence_due_by', nullable: true })
  evidenceDueBy: Date | null;

  @Column('timestamptz')
  created: Date;
}
