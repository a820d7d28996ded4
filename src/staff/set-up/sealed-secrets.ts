import { Injectable } from '@nestjs/common';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { seal, unseal } from '../../foundation/crypto/sealing';

/** What phones make codes from, under an identity key: who reads the database can make no code. */
@Injectable()
export class SealedSecrets {
  constructor(private readonly keys: IdentityKeys) {}

  seal(personId: string, secret: string, keyId = this.keys.newestId): { sealed: Buffer; keyId: string } {
    return { keyId, sealed: seal(this.keys.key(keyId, 'seal-staff-totp'), Buffer.from(secret), contextOf(personId)) };
  }

  /** @throws Error when the key is not in the key file, or the secret is another person's */
  open(personId: string, sealed: Buffer, keyId: string): string {
    return unseal(this.keys.key(keyId, 'seal-staff-totp'), sealed, contextOf(personId)).toString('utf8');
  }
}

function contextOf(personId: string): string {
  return `codes of staff person ${personId}`;
}
