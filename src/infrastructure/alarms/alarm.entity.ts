import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Ids, amounts (as text, in minor units) and codes. Never a name, an address or anything else of a person. */
export type AlarmDetails = { readonly [name: string]: string | number | boolean | null };

@Entity('alarms')
export class Alarm {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('text')
  subject: string;

  @Column('jsonb')
  details: AlarmDetails;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  @Column('integer', { default: 1 })
  times: number;

  @Column('timestamptz', { name: 'notified_at', nullable: true })
  notifiedAt: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;
}
