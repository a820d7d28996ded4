import type { StaffRole } from '../../infrastructure/access/roles';
import type { SealedStaffAddress, StaffAddresses } from '../../infrastructure/access/staff-addresses';

export type PersonState = 'invited' | 'active' | 'disabled';

/** Somebody of the newsroom, for those who manage people. */
export interface ListedPerson {
  readonly id: string;
  readonly address: string;
  readonly roles: readonly StaffRole[];
  readonly state: PersonState;
  readonly madeAt: Date;
}

export interface PersonRow extends SealedStaffAddress, Omit<ListedPerson, 'address'> {}

export const PERSON_COLUMNS = `id, sealed_address as "sealedAddress", identity_key_id as "identityKeyId", roles, state,
  made_at as "madeAt"`;

/** One that does not open is listed all the same: somebody must be able to disable it. */
export function asPerson(addresses: StaffAddresses, { sealedAddress, identityKeyId, ...row }: PersonRow): ListedPerson {
  return { ...row, address: openOr(addresses, row.id, { sealedAddress, identityKeyId }) };
}

function openOr(addresses: StaffAddresses, id: string, sealed: SealedStaffAddress): string {
  try {
    return addresses.open(id, sealed);
  } catch {
    return `(cannot be read) ${id}`;
  }
}
