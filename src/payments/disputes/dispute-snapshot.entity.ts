import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '../../infrastructure/stripe/events/projection';

/** One view of a dispute, kept because a closed one can come back as an appeal. */
@Entity('dispute_snapshots')
export class DisputeSnapshot {
  @PrimaryColumn('text', { name: 'dispute_id' })
  disputeId: string;

  @PrimaryColumn('timestamptz')
  created: Date;

  @PrimaryColumn('bytea')
  hash: Buffer;

  @Column('text', { name: 'event_type' })
  eventType: string;

  @Column('jsonb')
  snapshot: { [name: string]: Json };

  @Column('jsonb', { name: 'previous_attributes', nullable: true })
  previousAttributes: { [name: string]: Json } | null;
}
