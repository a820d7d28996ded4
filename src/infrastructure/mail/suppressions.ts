import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { emailIndex } from '../../foundation/crypto/email-index';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';

const ALL_REASONS = ['refused', 'complaint', 'unsubscribed'] as const;
export type SuppressionReason = (typeof ALL_REASONS)[number];

/** Addresses that get no more mail, kept as keyed indexes: the list tells nobody an address. */
@Injectable()
export class Suppressions {
  constructor(private readonly keys: IdentityKeys) {}

  /** Whoever only unsubscribed may be refused later; the other way round nothing changes. */
  async add(manager: EntityManager, email: string, reason: SuppressionReason, since: Date): Promise<void> {
    const keyId = this.keys.newestId;
    await manager.query(
      `insert into mail_suppressions (address_index, identity_key_id, reason, since) values ($1, $2, $3, $4)
       on conflict (address_index) do update set reason = excluded.reason, since = excluded.since
         where mail_suppressions.reason = 'unsubscribed' and excluded.reason <> 'unsubscribed'`,
      [emailIndex(this.keys.key(keyId, 'email-index'), email), keyId, reason, since],
    );
  }

  /** Those of the addresses that are on the list for one of the reasons. */
  async among(
    manager: EntityManager,
    emails: readonly string[],
    reasons: readonly SuppressionReason[] = ALL_REASONS,
  ): Promise<ReadonlySet<string>> {
    const byIndex = new Map(
      emails.flatMap((email) => this.indexesOf(email).map((index) => [index.toString('hex'), email])),
    );
    const rows: { address_index: Buffer }[] = await manager.query(
      'select address_index from mail_suppressions where address_index = any($1) and reason = any($2)',
      [[...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex')), reasons],
    );
    return new Set(rows.map((row) => byIndex.get(row.address_index.toString('hex')) ?? ''));
  }

  /** Under every key: a row is not moved when a key is rotated. */
  private indexesOf(email: string): Buffer[] {
    return this.keys.ids.map((id) => emailIndex(this.keys.key(id, 'email-index'), email));
  }
}
