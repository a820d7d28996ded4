import type { IdentityKeys, KeyPurpose } from './identity-keys';
import { seal, unseal } from './sealing';

/** An address under an identity key. */
export interface SealedAddress {
  readonly sealedEmail: Buffer;
  readonly sealingKeyId: string;
}

/** What addresses of one kind are sealed for, and how each is tied to its row: moved to another one, it does not open. */
export interface AddressSeal {
  readonly purpose: KeyPurpose;
  contextOf(rowId: string): string;
}

export function sealAddress(
  keys: IdentityKeys,
  { purpose, contextOf }: AddressSeal,
  rowId: string,
  email: string,
): SealedAddress {
  const sealingKeyId = keys.newestId;
  return { sealingKeyId, sealedEmail: seal(keys.key(sealingKeyId, purpose), Buffer.from(email), contextOf(rowId)) };
}

/** @returns undefined where there is none, its key is gone or the row was changed: one that does not open holds up no other */
export function openAddress(
  keys: IdentityKeys,
  { purpose, contextOf }: AddressSeal,
  rowId: string,
  { sealedEmail, sealingKeyId }: { readonly sealedEmail: Buffer | null; readonly sealingKeyId: string | null },
): string | undefined {
  if (sealedEmail === null || sealingKeyId === null || !keys.ids.includes(sealingKeyId)) return undefined;
  try {
    return unseal(keys.key(sealingKeyId, purpose), sealedEmail, contextOf(rowId)).toString('utf8');
  } catch {
    return undefined;
  }
}
