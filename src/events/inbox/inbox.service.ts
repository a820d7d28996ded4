import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { seal } from '../../foundation/crypto/sealing';
import type { ReceivedEvent } from '../../infrastructure/stripe/events/received-event';
import { EVENT_TABLE } from '../event-table';
import { sealingContext } from './sealed-email';

/** Stores events before they are answered. One statement, no call, no lock: the answer must not wait for the work. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: IdentityKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The same event again changes nothing. */
  async store(event: ReceivedEvent): Promise<void> {
    const reason = this.reasonToIgnore(event);
    await this.dataSource.query(INSERT, [
      ...[event.account, event.eventId, event.type, event.created, event.apiVersion, event.livemode, event.bodySha256],
      ...[event.objectType, event.objectId, event.projection, event.previousAttributes],
      ...(reason === null ? this.sealed(event) : [null, null]),
      ...[new Date(), reason === null ? 'due' : 'ignored', reason],
    ]);
  }

  private reasonToIgnore(event: ReceivedEvent): string | null {
    if (event.livemode !== this.config.stripe.livemode) return 'wrong mode';
    if (event.account !== '') return 'another account';
    return Object.hasOwn(EVENT_TABLE, event.type) ? null : 'type not needed';
  }

  private sealed({ email, eventId }: ReceivedEvent): [Buffer | null, string | null] {
    if (email === null) return [null, null];
    const keyId = this.keys.newestId;
    return [seal(this.keys.key(keyId, 'seal-inbox'), Buffer.from(email, 'utf8'), sealingContext(eventId)), keyId];
  }
}

const INSERT = `
  insert into stripe_events (account, event_id, type, created, api_version, livemode, body_sha256, object_type, object_id,
    projection, previous_attributes, sealed_email, sealing_key_id, received_at, due_at, state, reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16)
  on conflict (account, event_id) do nothing`;
