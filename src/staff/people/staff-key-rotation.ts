import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { StaffAddresses, type SealedStaffAddress } from '../../infrastructure/access/staff-addresses';
import { inTransaction } from '../../infrastructure/database/transaction';
import { SealedSecrets } from '../set-up/sealed-secrets';

/** Moves staff to the newest identity key, as donors are moved. */
@Injectable()
export class StaffKeyRotation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: IdentityKeys,
    private readonly addresses: StaffAddresses,
    private readonly secrets: SealedSecrets,
  ) {}

  /** @returns how many were moved */
  rotate(): Promise<number> {
    return inTransaction(this.dataSource, async (manager) => {
      const rows: Row[] = await manager.query(OUTDATED, [this.keys.newestId]);
      for (const row of rows) await this.move(manager, row);
      return rows.length;
    });
  }

  private async move(manager: EntityManager, row: Row): Promise<void> {
    const { id, sealedTotp } = row;
    const { sealedAddress, identityKeyId, addressIndex } = this.addresses.seal(id, this.addresses.open(id, row));
    const totp = sealedTotp && this.secrets.seal(id, this.secrets.open(id, sealedTotp, row.identityKeyId)).sealed;
    await manager.query(MOVE, [id, sealedAddress, identityKeyId, addressIndex, totp]);
  }
}

interface Row extends SealedStaffAddress {
  readonly id: string;
  readonly sealedTotp: Buffer | null;
}

const OUTDATED = `
  select id, sealed_address as "sealedAddress", identity_key_id as "identityKeyId", sealed_totp as "sealedTotp"
  from staff_people where identity_key_id <> $1 for update`;

const MOVE = `
  update staff_people set sealed_address = $2, identity_key_id = $3, address_index = $4, sealed_totp = $5 where id = $1`;
