import { Injectable } from '@nestjs/common';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { seal, unseal } from '../foundation/crypto/sealing';

export interface SealedAddress {
  readonly id: string;
  readonly sealedEmail: Buffer;
  readonly sealingKeyId: string;
}

/** Seals addresses under a key of this purpose alone, and opens them for two things: the mail, and the handing over. */
@Injectable()
export class NewsletterAddresses {
  constructor(private readonly keys: IdentityKeys) {}

  seal(id: string, email: string): SealedAddress {
    const sealingKeyId = this.keys.newestId;
    const key = this.keys.key(sealingKeyId, 'seal-newsletter');
    return { id, sealingKeyId, sealedEmail: seal(key, Buffer.from(email), contextOf(id)) };
  }

  /** @returns undefined where the key is gone or the row was changed: one that does not open holds up no other */
  open({ id, sealedEmail, sealingKeyId }: SealedAddress): string | undefined {
    if (!this.keys.ids.includes(sealingKeyId)) return undefined;
    try {
      return unseal(this.keys.key(sealingKeyId, 'seal-newsletter'), sealedEmail, contextOf(id)).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

/** Ties a sealed address to its row: moved to another one, it does not open. */
function contextOf(id: string): string {
  return `email of newsletter request ${id}`;
}
