import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import { IS_TAKEN_UP } from '../continuing/taken-up-sql';

/** An invitation that is due, with what it is about. */
export interface DueInvitation {
  readonly id: string;
  readonly occasion: 'invitation' | 'reminder';
  /** How often it was tried before. */
  readonly attempt: number;
  readonly donorId: string;
  readonly language: string;
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: string;
  readonly currency: string;
  /** Its donor has entered a card or account since. */
  readonly isTakenUp: boolean;
}

/** What stands in the letter, and until when it works. */
export interface NewLink {
  readonly id: string;
  readonly hash: Buffer;
  readonly expiresAt: Date;
}

export function dueInvitations(manager: EntityManager, ids: readonly string[]): Promise<DueInvitation[]> {
  return prepared(manager, DUE, [ids]);
}

/** A letter that is tried again has another link: the one before was never handed over. */
export async function keepTokens(manager: EntityManager, links: readonly NewLink[]): Promise<void> {
  const values = [links.map(({ id }) => id), links.map(({ hash }) => hash), links.map(({ expiresAt }) => expiresAt)];
  if (links.length > 0) await prepared(manager, KEEP_TOKENS, values);
}

/** @param newIds one for each of `ids` */
export async function writeReminders(
  manager: EntityManager,
  ids: readonly string[],
  newIds: readonly string[],
  dueAt: Date,
): Promise<void> {
  if (ids.length > 0) await prepared(manager, REMIND, [ids, newIds, dueAt]);
}

const DUE = `
  select mail.id, mail.occasion, mail.attempt, i.donor_id as "donorId", i.language, i.frequency,
    i.amount_minor::text as "amountMinor", i.currency, ${IS_TAKEN_UP} as "isTakenUp"
  from import_invitations mail join imported_subscriptions i on i.id = mail.imported_subscription_id
  where mail.id = any($1) order by mail.due_at, mail.id`;

const KEEP_TOKENS = `
  update import_invitations mail set token_hash = made.hash, expires_at = made.expires_at
  from unnest($1::uuid[], $2::bytea[], $3::timestamptz[]) as made(id, hash, expires_at) where mail.id = made.id`;

const REMIND = `
  insert into import_invitations (id, imported_subscription_id, occasion, due_at, state, attempt)
  select made.id, mail.imported_subscription_id, 'reminder', $3, 'pending', 0
  from unnest($1::uuid[], $2::uuid[]) as made(mail_id, id) join import_invitations mail on mail.id = made.mail_id
  where mail.occasion = 'invitation' and mail.state = 'sent'
  on conflict do nothing`;
