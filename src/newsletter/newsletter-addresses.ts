import { Injectable } from '@nestjs/common';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { openAddress, sealAddress, type AddressSeal, type SealedAddress } from '../foundation/crypto/sealed-address';

export interface SealedReader extends SealedAddress {
  readonly id: string;
}

/** Seals addresses under a key of this purpose alone, and opens them for two things: the mail, and the handing over. */
@Injectable()
export class NewsletterAddresses {
  constructor(private readonly keys: IdentityKeys) {}

  seal(id: string, email: string): SealedReader {
    return { id, ...sealAddress(this.keys, SEAL, id, email) };
  }

  open(reader: SealedReader): string | undefined {
    return openAddress(this.keys, SEAL, reader.id, reader);
  }
}

const SEAL: AddressSeal = { purpose: 'seal-newsletter', contextOf: (id) => `email of newsletter request ${id}` };
