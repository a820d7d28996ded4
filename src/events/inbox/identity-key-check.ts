import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfigurationError } from '../../foundation/config/configuration-error';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';

/** Refuses to start with a key file that does not fit the database: donors would be unreadable, and new ones split. */
@Injectable()
export class IdentityKeyCheck implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: IdentityKeys,
  ) {}

  async onModuleInit(): Promise<void> {
    const used: { id: string }[] = await this.dataSource.query(KEYS_IN_USE);
    const missing = used.map(({ id }) => id).filter((id) => !this.keys.ids.includes(id));
    if (missing.length > 0) {
      throw new ConfigurationError(
        missing.map((id) => `IDENTITY_KEYS_FILE lacks the key ${id}, under which this database keeps donors`),
      );
    }
  }
}

const KEYS_IN_USE = `
  select identity_key_id as id from donors where wrapped_key is not null
  union select sealing_key_id from stripe_events where sealed_email is not null
  union select sealing_key_id from reminders where sealed_email is not null
  union select sealing_key_id from letters where sealed_email is not null
  -- handed over or not: a backup with them needs it to be restored
  union select sealing_key_id from newsletter_requests
  -- without its key an address that must never be written to again is not recognised
  union select identity_key_id from mail_suppressions`;
