import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { emailIndex } from '../../foundation/crypto/email-index';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { seal, unseal } from '../../foundation/crypto/sealing';

/** The encrypted columns of a donor. */
export interface SealedDonor {
  readonly identityKeyId: string;
  readonly emailIndex: Buffer;
  readonly wrappedKey: Buffer;
  readonly sealedEmail: Buffer;
}

/** Envelope encryption: each donor has a key of their own, wrapped by an identity key that is not in the database. */
@Injectable()
export class DonorVault {
  constructor(private readonly keys: IdentityKeys) {}

  seal(donorId: string, email: string): SealedDonor {
    const donorKey = randomBytes(DONOR_KEY_BYTES);
    return {
      ...this.wrap(donorId, donorKey, email),
      sealedEmail: seal(donorKey, Buffer.from(email, 'utf8'), `email of ${donorId}`),
    };
  }

  /** @throws Error when the identity key is gone or a byte was changed */
  openEmail(donorId: string, donor: SealedDonor): string {
    const donorKey = this.unwrap(donorId, donor);
    return unseal(donorKey, donor.sealedEmail, `email of ${donorId}`).toString('utf8');
  }

  /** Something else of the donor's, under their key: gone with it. @param context what it is, and of what */
  sealFor(donorId: string, donor: SealedDonor, context: string, text: string): Buffer {
    return seal(this.unwrap(donorId, donor), Buffer.from(text, 'utf8'), context);
  }

  /** @throws Error when the identity key is gone or a byte was changed */
  openFor(donorId: string, donor: SealedDonor, context: string, sealed: Buffer): string {
    return unseal(this.unwrap(donorId, donor), sealed, context).toString('utf8');
  }

  /** The same donor under the newest identity key. The email itself is not sealed again: its own key stays. */
  rewrap(donorId: string, donor: SealedDonor): SealedDonor {
    const email = this.openEmail(donorId, donor);
    return { ...this.wrap(donorId, this.unwrap(donorId, donor), email), sealedEmail: donor.sealedEmail };
  }

  /** The index of an email under every identity key, newest first: rows not yet rewrapped have an older one. */
  indexes(email: string): Buffer[] {
    return this.keys.ids.map((id) => emailIndex(this.keys.key(id, 'email-index'), email));
  }

  private wrap(donorId: string, donorKey: Buffer, email: string): Omit<SealedDonor, 'sealedEmail'> {
    const identityKeyId = this.keys.newestId;
    return {
      identityKeyId,
      emailIndex: emailIndex(this.keys.key(identityKeyId, 'email-index'), email),
      wrappedKey: seal(this.keys.key(identityKeyId, 'wrap-donor-key'), donorKey, `key of ${donorId}`),
    };
  }

  private unwrap(donorId: string, donor: SealedDonor): Buffer {
    return unseal(this.keys.key(donor.identityKeyId, 'wrap-donor-key'), donor.wrappedKey, `key of ${donorId}`);
  }
}

/** AES-256. */
const DONOR_KEY_BYTES = 32;
