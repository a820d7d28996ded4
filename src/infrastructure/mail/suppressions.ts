import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { emailIndex } from '../../foundation/crypto/email-index';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';

export type SuppressionReason = 'refused' | 'complaint' | 'unsubscribed';

/** Addresses that get no more mail, kept as keyed indexes: the list tells nobody an address. */
@Injectable()
export class Suppressions {
  constructor(private readonly keys: IdentityKeys) {}

  async add(manager: EntityManager, email: string, reason: SuppressionReason, since: Date): Promise<void> {
    const keyId = this.keys.newestId;
    await manager.query(
      `insert into mail_suppressions (address_index, identity_key_id, reason, since) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [emailIndex(this.keys.key(keyId, 'email-index'), email), keyId, reason, since],
    );
  }

  /** Those of the addresses that are on the list. */
  async among(manager: EntityManager, emails: readonly string[]): Promise<ReadonlySet<string>> {
    const byIndex = new Map(
      emails.flatMap((email) => this.indexesOf(email).map((index) => [index.toString('hex'), email])),
    );
    const rows: { address_index: Buffer }[] = await manager.query(
      'select address_index from mail_suppressions where address_index = any($1)',
      [[...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex'))],
    );
    return new Set(rows.map((row) => byIndex.get(row.address_index.toString('hex')) ?? ''));
  }

  /** Under every key: a row is not moved when a key is rotated. */
  private indexesOf(email: string): Buffer[] {
    return this.keys.ids.map((id) => emailIndex(this.keys.key(id, 'email-index'), email));
  }
}
