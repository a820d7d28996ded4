import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { CONFIG, type Config } from '../../foundation/config/config';
import { newToken, tokenHash } from '../../foundation/crypto/token';
import type { LetterKind } from '../intents/letter-kinds';

/** The day is the last on which it works, in UTC. */
export interface ManageLink {
  readonly url: string;
  readonly until: string;
}

/** For whom, and in which letter. */
export interface NewManageLink {
  readonly donorId: string;
  readonly letterId: string;
  readonly kind: LetterKind;
  readonly language: string;
}

/** Links with which donors see and change their recurring gifts, without an account and without writing to anybody. */
@Injectable()
export class ManageLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new link for one letter. */
  async make(manager: EntityManager, { donorId, letterId, kind, language }: NewManageLink): Promise<ManageLink> {
    const { text, hash } = newToken();
    const now = this.clock.now();
    const expiresAt = new Date(
      now.getTime() + LIFETIME_DAYS[kind === 'manage-link' ? 'asked for' : 'in a letter'] * DAY_MS,
    );
    await manager.query(
      `insert into mail_tokens (hash, scope, donor_id, letter_id, made_at, expires_at) values ($1, 'manage', $2, $3, $4, $5)`,
      [hash, donorId, letterId, now, expiresAt],
    );
    return {
      url: new URL(`/manage/${text}${PAGES[kind] ?? ''}?language=${language}`, this.config.publicUrl).href,
      until: dayIn('UTC', expiresAt),
    };
  }

  /** @returns whose gifts the link opens; null: unknown, expired, or of somebody who was erased */
  async donorOf(token: string): Promise<string | null> {
    const [row]: { donor_id: string }[] = await this.dataSource.query(
      `select t.donor_id from mail_tokens t join donors d on d.id = t.donor_id
       where t.hash = $1 and t.scope = 'manage' and t.expires_at > $2 and d.wrapped_key is not null`,
      [tokenHash(token), this.clock.now()],
    );
    return row?.donor_id ?? null;
  }

  async forgetExpired(): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.query('delete from mail_tokens where expires_at < $1', [now]);
    // Who asked when is nobody's business any more.
    await this.dataSource.query(FORGET_REQUESTS, [now]);
  }
}

/**
 * A receipt is looked at weeks later, and a mailbox may one day be somebody else's: whoever comes later asks for a new
 * link. What was asked for is wanted now.
 */
export const LIFETIME_DAYS = { 'in a letter': 30, 'asked for': 1 } as const;
/** Which page of it a letter leads to, where that is not the first. */
const PAGES: Partial<Record<LetterKind, string>> = { 'year-statement': '/statements' };

const DAY_MS = 86_400_000;

const FORGET_REQUESTS = `
  delete from letters where kind = 'manage-link' and state not in ('pending', 'claimed')
    and written_at < $1::timestamptz - interval '2 days'`;
