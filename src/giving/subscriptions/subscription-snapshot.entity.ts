import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '../../infrastructure/stripe/events/projection';

/** One view of a subscription, kept because a subscription goes back and forth and no later view contains an earlier. */
@Entity('subscription_snapshots')
export class SubscriptionSnapshot {
  @PrimaryColumn('text', { name: 'subscription_id' })
  subscriptionId: string;

  @PrimaryColumn('timestamptz')
  created: Date;

  @PrimaryColumn('bytea')
  hash: Buffer;

  @Column('text', { name: 'event_type' })
  eventType: string;

  @Column('text', { name: 'api_version' })
  apiVersion: string;

  @Column('jsonb')
  snapshot: { [name: string]: Json };

  @Column('jsonb', { name: 'previous_attributes', nullable: true })
  previousAttributes: { [name: string]: Json } | null;
}
