import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { prepared } from '../infrastructure/database/prepared';
import type { SealedReader } from './newsletter-addresses';

export interface NewRequest extends SealedReader {
  readonly language: string;
  readonly consentVersion: string;
  readonly requestedAt: Date;
}

/** A request whose mail is due. */
export interface DueRequest extends SealedReader {
  readonly language: string;
  /** How often it was tried before. */
  readonly attempt: number;
}

/** What a link in a mail is for. */
export interface LinkedRequest {
  readonly language: string;
  readonly isConfirmed: boolean;
}

/** The table `newsletter_requests`, by what is done to it. */
@Injectable()
export class NewsletterRequests {
  constructor(private readonly dataSource: DataSource) {}

  /** With the mail that asks for a yes, due at once. */
  async insert(request: NewRequest): Promise<void> {
    const { id, sealedEmail, sealingKeyId, language, consentVersion, requestedAt } = request;
    await this.dataSource.query(INSERT, [id, sealedEmail, sealingKeyId, language, consentVersion, requestedAt]);
  }

  due(manager: EntityManager, ids: readonly string[]): Promise<DueRequest[]> {
    return prepared(manager, DUE, [ids]);
  }

  /** A mail that is tried again has another link: the one before was never handed over. */
  async keepTokens(manager: EntityManager, hashes: ReadonlyMap<string, Buffer>): Promise<void> {
    await prepared(manager, KEEP_TOKENS, [[...hashes.keys()], [...hashes.values()]]);
  }

  /** Nobody can say yes to a mail that never comes, so that nothing of these is needed any more; of the others the day is. */
  async afterMails(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await prepared(manager, DROP_UNSENT, [ids]);
    await prepared(manager, KEEP_DAYS, [ids]);
  }

  /** @returns null for a link that is not known, or ended before it was followed */
  async byLink(tokenHash: Buffer, now: Date): Promise<LinkedRequest | null> {
    const [row]: LinkedRequest[] = await this.dataSource.query(BY_LINK, [tokenHash, now]);
    return row ?? null;
  }

  /** Confirmed once, it keeps the time of it. @returns whether the link was known */
  async confirm(tokenHash: Buffer, now: Date): Promise<boolean> {
    const [, confirmed]: [unknown, number] = await this.dataSource.query(CONFIRM, [tokenHash, now]);
    return confirmed > 0;
  }

  async forget(now: Date): Promise<void> {
    await this.dataSource.query(FORGET_UNCONFIRMED, [now]);
    await this.dataSource.query(FORGET_EXPORTED, [now]);
  }
}

/**
 * Of what is kept, the day alone: by the second, whoever asked for a reminder a moment before could be told by it, and so
 * which donor asked for the newsletter.
 */
const dayOf = (instant: string): string => `date_trunc('day', ${instant}::timestamptz, 'UTC')`;

const INSERT = `
  insert into newsletter_requests
    (id, sealed_email, sealing_key_id, language, consent_version, requested_at, due_at, state, attempt)
  values ($1, $2, $3, $4, $5, ${dayOf('$6')}, $6, 'pending', 0)`;

const DUE = `
  select id, sealed_email as "sealedEmail", sealing_key_id as "sealingKeyId", language, attempt
  from newsletter_requests where id = any($1) order by due_at, id`;

const KEEP_TOKENS = `
  update newsletter_requests set token_hash = made.hash from unnest($1::uuid[], $2::bytea[]) as made (id, hash)
  where newsletter_requests.id = made.id`;

const DROP_UNSENT = `
  delete from newsletter_requests
  where id = any($1) and state in ('refused', 'suppressed', 'cancelled') and confirmed_at is null`;

const KEEP_DAYS = `
  update newsletter_requests set due_at = ${dayOf('due_at')}, claimed_at = ${dayOf('claimed_at')}, sent_at = ${dayOf('sent_at')}
  where id = any($1) and state in ('sent', 'unknown')`;

/** The hourly deletion may be late; the link is not. */
const IS_LINKED = `token_hash = $1 and (confirmed_at is not null or requested_at > $2::timestamptz - interval '7 days')`;

const BY_LINK = `
  select language, confirmed_at is not null as "isConfirmed" from newsletter_requests where ${IS_LINKED}`;

const CONFIRM = `update newsletter_requests set confirmed_at = coalesce(confirmed_at, ${dayOf('$2')}) where ${IS_LINKED}`;

const FORGET_UNCONFIRMED = `
  delete from newsletter_requests
  where confirmed_at is null and requested_at <= $1::timestamptz - interval '7 days'`;

const FORGET_EXPORTED = `
  delete from newsletter_requests where exported_at <= $1::timestamptz - interval '30 days'`;
