import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A donor we may write to: an email under encryption and nothing else. Most gifts have none. */
@Entity('donors')
export class Donor {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'identity_key_id' })
  identityKeyId: string;

  /** Null once erased, like all that led to the person. */
  @Column('bytea', { name: 'email_index', unique: true, nullable: true })
  emailIndex: Buffer | null;

  @Column('bytea', { name: 'wrapped_key', nullable: true })
  wrappedKey: Buffer | null;

  @Column('bytea', { name: 'sealed_email', nullable: true })
  sealedEmail: Buffer | null;

  @Column('timestamptz', { name: 'recognised_at' })
  recognisedAt: Date;

  /** The UTC day of the last gift that kept no address; null: none since the donor is known. */
  @Column('date', { name: 'last_gift_on', nullable: true })
  lastGiftOn: string | null;
}
