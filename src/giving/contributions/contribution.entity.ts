import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import { minorUnits } from '../../infrastructure/database/columns';
import type { ContributionStatus } from './contribution-status';

/** A reader's decision to give: what, how often, and what came of it. */
@Entity('contributions')
export class Contribution {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'attempt_id', unique: true })
  attemptId: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash: Buffer;

  @Column('text')
  frequency: Frequency;

  /** All that is charged. */
  @Column(minorUnits('amount_minor'))
  amountMinor: bigint;

  /** Of the amount, what the donor added to cover the costs of the payment; the rest is the gift. */
  @Column(minorUnits('fee_cover_minor', { default: 0 }))
  feeCoverMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  language: string;

  @Column('text', { name: 'return_to' })
  returnTo: string;

  @Column('boolean')
  receipt: boolean;

  @Column('text', { name: 'consent_version' })
  consentVersion: string;

  @Column('uuid', { name: 'donor_id', nullable: true })
  donorId: string | null;

  @Column('text')
  status: ContributionStatus;

  @Column('timestamptz', { name: 'pledged_at' })
  pledgedAt: Date;

  @Column('uuid', { name: 'possible_duplicate_of', nullable: true })
  possibleDuplicateOf: string | null;

  /** SHA-256 of the reminder's link that led here; null: none did. */
  @Column('bytea', { name: 'reminder_hash', nullable: true })
  reminderHash: Buffer | null;

  /** The newsroom's code for what moved the donor; null: none was named. */
  @Column('text', { nullable: true })
  campaign: string | null;

  /** How many monthly gifts this single one stands for; null: it stands for itself. */
  @Column('smallint', { name: 'months_covered', nullable: true })
  monthsCovered: number | null;

  /** The newsroom's code for where the box or the link stood; null: none was named. */
  @Column('text', { nullable: true })
  placement: string | null;

  /** What was being tried and which variant of it was shown, such as presets-2027/higher; null: nothing was. */
  @Column('text', { nullable: true })
  variant: string | null;
}
