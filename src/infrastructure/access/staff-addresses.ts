import { Injectable } from '@nestjs/common';
import { emailIndex } from '../../foundation/crypto/email-index';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { openAddress, sealAddress, type AddressSeal } from '../../foundation/crypto/sealed-address';

/** As the table has it. */
export interface SealedStaffAddress {
  readonly sealedAddress: Buffer;
  readonly identityKeyId: string;
}

/** Addresses of staff, sealed as donors' are: a stolen database names nobody who works here. */
@Injectable()
export class StaffAddresses {
  constructor(private readonly keys: IdentityKeys) {}

  seal(id: string, address: string): SealedStaffAddress & { readonly addressIndex: Buffer } {
    const { sealedEmail, sealingKeyId } = sealAddress(this.keys, SEAL, id, address);
    const addressIndex = emailIndex(this.keys.key(sealingKeyId, 'staff-address-index'), address);
    return { sealedAddress: sealedEmail, identityKeyId: sealingKeyId, addressIndex };
  }

  /** @throws Error when the key is not in the key file or the row was changed */
  open(id: string, { sealedAddress, identityKeyId }: SealedStaffAddress): string {
    const address = openAddress(this.keys, SEAL, id, { sealedEmail: sealedAddress, sealingKeyId: identityKeyId });
    if (address === undefined) throw new Error(`The address of staff person ${id} does not open`);
    return address;
  }

  /** By which an address is found, under every key: a row keeps its own until keys are rotated. */
  indexesOf(address: string): Buffer[] {
    return this.keys.ids.map((id) => emailIndex(this.keys.key(id, 'staff-address-index'), address));
  }
}

const SEAL: AddressSeal = { purpose: 'seal-staff-address', contextOf: (id) => `address of staff person ${id}` };
