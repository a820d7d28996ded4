import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountWatch } from '../../infrastructure/stripe/tie/account-watch';
import type { StripeEvent } from './stripe-event.entity';

/** A row of the inbox, ready to be written. */
export type InboxRow = Omit<StripeEvent, 'attempts' | 'parkedBy'>;

interface Waiting {
  readonly row: InboxRow;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes events, all that came while the last statement was under way in one: the disk is asked once for all of them,
 * and still nobody is answered before their own event is safe.
 */
@Injectable()
export class InboxWriter {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly account: AccountWatch,
  ) {}

  /**
   * Resolves once the row is committed, or was there before. Webhooks, listed events and answers of Stripe's all come
   * through here. @throws OtherStripeAccount
   */
  async write(row: InboxRow): Promise<void> {
    this.account.refuseIfOther();
    return new Promise((stored, failed) => {
      this.waiting.push({ row, stored, failed });
      void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    if (this.isWriting || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, MAXIMUM_ROWS);
    this.isWriting = true;
    await this.writeBatch(batch);
    this.isWriting = false;
    void this.writeWaiting();
  }

  private async writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.insert(batch.map(({ row }) => row));
      for (const { stored } of batch) stored();
    } catch (error) {
      // One row that cannot be stored must not cost the others their answer; a database that is away costs it all of them.
      if (batch.length > 1 && isAboutOneRow(error)) for (const one of batch) await this.writeBatch([one]);
      else for (const { failed } of batch) failed(error);
    }
  }

  private insert(rows: readonly InboxRow[]): Promise<unknown> {
    return this.dataSource.query(INSERT, [JSON.stringify(rows.map(asJson))]);
  }
}

/** PostgreSQL refuses a value (classes 22 and 23), or two statements with the same event met (class 40). */
function isAboutOneRow(error: unknown): boolean {
  return /^(22|23|40)...$/.test(String((error as { code?: unknown }).code));
}

/** Stripe sends a few hundred at once at most; a statement of so many is still short. */
const MAXIMUM_ROWS = 100;

const COLUMNS = {
  account: 'text',
  event_id: 'text',
  type: 'text',
  created: 'timestamptz',
  api_version: 'text',
  livemode: 'boolean',
  body_sha256: 'bytea',
  object_type: 'text',
  object_id: 'text',
  projection: 'jsonb',
  previous_attributes: 'jsonb',
  sealed_email: 'bytea',
  sealing_key_id: 'text',
  received_at: 'timestamptz',
  source: 'text',
  state: 'text',
  due_at: 'timestamptz',
  reason: 'text',
};

const names = Object.keys(COLUMNS).join(', ');
const types = Object.entries(COLUMNS).map((column) => column.join(' '));

const INSERT = `
  insert into stripe_events (${names})
  select ${names} from json_to_recordset($1) as event(${types.join(', ')})
  on conflict (account, event_id) do nothing`;

function asJson(row: InboxRow): Record<keyof typeof COLUMNS, unknown> {
  return {
    account: row.account,
    event_id: row.eventId,
    type: row.type,
    created: row.created,
    api_version: row.apiVersion,
    livemode: row.livemode,
    body_sha256: hex(row.bodySha256),
    object_type: row.objectType,
    object_id: row.objectId,
    projection: row.projection,
    previous_attributes: row.previousAttributes,
    sealed_email: row.sealedEmail === null ? null : hex(row.sealedEmail),
    sealing_key_id: row.sealingKeyId,
    received_at: row.receivedAt,
    source: row.source,
    state: row.state,
    due_at: row.dueAt,
    reason: row.reason,
  };
}

function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
