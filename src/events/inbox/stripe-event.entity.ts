import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '../../infrastructure/stripe/events/projection';

/**
 * - `due`: to be processed, not before `dueAt`
 * - `done`: processed
 * - `parked`: cannot be processed; a person has to look
 * - `ignored`: stored, and nothing to do
 */
export type StripeEventState = 'due' | 'done' | 'parked' | 'ignored';

/** An event as it came, less everything about a person. The row is the work item. */
@Entity('stripe_events')
export class StripeEvent {
  /** '' is our own account. */
  @PrimaryColumn('text')
  account: string;

  @PrimaryColumn('text', { name: 'event_id' })
  eventId: string;

  @Column('text')
  type: string;

  @Column('timestamptz')
  created: Date;

  @Column('text', { name: 'api_version', nullable: true })
  apiVersion: string | null;

  @Column('boolean')
  livemode: boolean;

  @Column('bytea', { name: 'body_sha256' })
  bodySha256: Buffer;

  @Column('text', { name: 'object_type' })
  objectType: string;

  @Column('text', { name: 'object_id', nullable: true })
  objectId: string | null;

  @Column('jsonb')
  projection: { [name: string]: Json };

  @Column('jsonb', { name: 'previous_attributes', nullable: true })
  previousAttributes: { [name: string]: Json } | null;

  @Column('bytea', { name: 'sealed_email', nullable: true })
  sealedEmail: Buffer | null;

  @Column('text', { name: 'sealing_key_id', nullable: true })
  sealingKeyId: string | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  /** Who told us: Stripe by webhook, its list of events, or an object we asked for. */
  @Column('text', { default: 'webhook' })
  source: 'webhook' | 'listed' | 'fetched';

  @Column('text')
  state: StripeEventState;

  /** Who parked it; null: it is not parked, or was by a version that did not say, which counts as the app. */
  @Column('text', { name: 'parked_by', nullable: true })
  parkedBy: 'app' | 'person' | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('text', { nullable: true })
  reason: string | null;
}
