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

  /** The address may be written to again: its mailbox was full, or its reader asks for it. */
  async remove(manager: EntityManager, email: string): Promise<void> {
    await manager.query('delete from mail_suppressions where address_index = any($1)', [this.indexesOf(email)]);
  }

  /** Why, and since when, an address gets no more mail; nothing where it does. */
  of(manager: EntityManager, email: string): Promise<{ reason: SuppressionReason; since: Date }[]> {
    return manager.query('select reason, since from mail_suppressions where address_index = any($1) order by since', [
      this.indexesOf(email),
    ]);
  }

  /** Those of the addresses that are on the list for one of the reasons. */
  async among(
    manager: EntityManager,
    emails: readonly string[],
    reasons: readonly SuppressionReason[] = ALL_REASONS,
  ): Promise<ReadonlySet<string>> {
    const indexes = new Map(emails.map((email) => [email, this.indexesOf(email)] as const));
    const rows: { address_index: Buffer }[] = await manager.query(
      'select address_index from mail_suppressions where address_index = any($1) and reason = any($2)',
      [[...indexes.values()].flat(), reasons],
    );
    const listed = new Set(rows.map((row) => row.address_index.toString('hex')));
    // However each is spelled.
    const isListed = (email: string): boolean =>
      (indexes.get(email) ?? []).some((index) => listed.has(index.toString('hex')));
    return new Set(emails.filter(isListed));
  }

  /** Under every key: a row is not moved when a key is rotated. */
  private indexesOf(email: string): Buffer[] {
    return this.keys.ids.map((id) => emailIndex(this.keys.key(id, 'email-index'), email));
  }
}
