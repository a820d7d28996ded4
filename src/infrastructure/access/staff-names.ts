import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StaffAddresses } from './staff-addresses';

/** Who somebody of the newsroom is, for pages that say who did something. */
@Injectable()
export class StaffNames {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
  ) {}

  /** Addresses by the ids of people; those that are not staff are left out. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows: Row[] = await this.dataSource.query(
      'select id, sealed_address, identity_key_id from staff_people where id::text = any($1)',
      [ids],
    );
    return new Map(
      rows.map(({ id, sealed_address, identity_key_id }) => [
        id,
        this.addresses.open(id, { sealedAddress: sealed_address, identityKeyId: identity_key_id }),
      ]),
    );
  }
}

interface Row {
  readonly id: string;
  readonly sealed_address: Buffer;
  readonly identity_key_id: string;
}
