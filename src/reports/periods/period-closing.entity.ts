import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FrozenReport } from './frozen';

/** A month that was closed, and perhaps opened again. */
@Entity('period_closings')
export class PeriodClosing {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  zone: string;

  @Column('date', { name: 'begins_on' })
  beginsOn: string;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  /** The last block that counts in it. */
  @Column('bigint')
  block: string;

  /** The newsroom's name then; null: closed before this was kept. */
  @Column('text', { nullable: true })
  newsroom: string | null;

  /** Such as "person 0192…", "token …" or "cli". */
  @Column('text', { name: 'closed_by' })
  closedBy: string;

  @Column('timestamptz', { name: 'closed_at' })
  closedAt: Date;

  @Column('jsonb')
  frozen: FrozenReport[];

  @Column('text', { name: 'reopening_asked_by', nullable: true })
  reopeningAskedBy: string | null;

  @Column('timestamptz', { name: 'reopening_asked_at', nullable: true })
  reopeningAskedAt: Date | null;

  @Column('text', { name: 'reopening_reason', nullable: true })
  reopeningReason: string | null;

  @Column('text', { name: 'reopened_by', nullable: true })
  reopenedBy: string | null;

  @Column('timestamptz', { name: 'reopened_at', nullable: true })
  reopenedAt: Date | null;

  @Column('bigint', { name: 'reopened_block', nullable: true })
  reopenedBlock: string | null;
}
