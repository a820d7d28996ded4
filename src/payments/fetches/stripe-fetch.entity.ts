import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An object that has to be asked for: no event tells it, or the event that does was not enough. */
@Entity('stripe_fetches')
export class StripeFetch {
  /**
   * Stripe's name of the kind of object; `payout_lines` for what a payout consists of; `invoice_payment_list` for what a
   * PaymentIntent pays.
   */
  @PrimaryColumn('text', { name: 'object_type' })
  objectType: string;

  @PrimaryColumn('text', { name: 'object_id' })
  objectId: string;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('text', { nullable: true })
  reason: string | null;
}
