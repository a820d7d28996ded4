import type { PoolClient } from 'pg';
import type { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { DonorVault, type SealedDonor } from '../../giving/donors/donor-vault';
import { BackupRefused } from './backup-refused';
import { identityKeysInUse } from './identity-keys-in-use';

/**
 * Every identity key that the restored rows need is in the key file, and opens a donor sealed under it.
 * @throws BackupRefused naming the keys that are missing or are others of the same name
 */
export async function refuseUnlessKeysFit(client: PoolClient, keys: IdentityKeys): Promise<void> {
  const missing = (await identityKeysInUse(client)).filter((id) => !keys.ids.includes(id));
  if (missing.length > 0)
    throw new BackupRefused(
      `The key file lacks ${missing.join(', ')}, under which the backup keeps donors: restore with the key file of its time`,
    );
  const vault = new DonorVault(keys);
  const { rows } = await client.query<SealedDonor & { id: string }>(ONE_DONOR_PER_KEY);
  const wrong = rows.filter((donor) => !opens(vault, donor)).map(({ identityKeyId }) => identityKeyId);
  if (wrong.length > 0) throw new BackupRefused(`The key file has another key under the name ${wrong.join(', ')}`);
}

function opens(vault: DonorVault, donor: SealedDonor & { id: string }): boolean {
  try {
    return vault.openEmail(donor.id, donor) !== '';
  } catch {
    return false;
  }
}

const ONE_DONOR_PER_KEY = `
  select distinct on (identity_key_id) id, identity_key_id as "identityKeyId", email_index as "emailIndex",
    wrapped_key as "wrappedKey", sealed_email as "sealedEmail"
  from donors where wrapped_key is not null and sealed_email is not null order by identity_key_id, id`;
