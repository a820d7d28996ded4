import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { emailIndex, normaliseEmail } from '../../foundation/crypto/email-index';
import { IdentityKeys, type KeyPurpose } from '../../foundation/crypto/identity-keys';

/** What was asked for: a yes to something, or a link. Each is counted for itself. */
export type MailPurpose = 'ask' | 'link' | 'newsletter' | 'go-on';

/**
 * How often an address was written to because somebody typed it, by its keyed index; on the wall clock, and deleted by
 * LimitsSweep. Nobody's mailbox can be filled by whoever types its address into a form.
 */
@Injectable()
export class MailCounts {
  constructor(private readonly keys: IdentityKeys) {}

  /**
   * Counts those that are sent for the first time: what is tried again was counted then. A thousand requests for one
   * address, however it is spelled, are one mail. @returns the ids of mails to addresses that have been written to enough
   */
  async exceeded(
    manager: EntityManager,
    mails: readonly { readonly id: string; readonly email: string | undefined; readonly attempt: number }[],
    purpose: MailPurpose,
  ): Promise<ReadonlySet<string>> {
    const [seen, exceeded] = [new Set<string>(), new Set<string>()];
    for (const { id, email, attempt } of mails) {
      if (email === undefined || attempt > 0) continue;
      const address = normaliseEmail(email);
      if (seen.has(address) || !(await this.mayAsk(manager, address, purpose))) exceeded.add(id);
      seen.add(address);
    }
    return exceeded;
  }

  /** Counts one more, in the transaction that claims the mail. @returns false when it was enough already */
  async mayAsk(manager: EntityManager, address: string, purpose: MailPurpose): Promise<boolean> {
    const index = emailIndex(this.keys.key(this.keys.newestId, KEYS[purpose]), address).toString('base64url');
    for (const { name, most, ms } of WINDOWS) {
      const now = Date.now();
      const until = roundedUp(now + ms, Math.min(ms, HOUR_MS));
      const [row]: { points: number }[] = await manager.query(COUNT, [`${purpose}-${name}:${index}`, until, now]);
      if ((row?.points ?? 0) > most) return false;
    }
    return true;
  }
}

/** When a count ends tells nothing of when an address was typed, nor which two were typed at once. */
function roundedUp(instant: number, step: number): number {
  return Math.ceil(instant / step) * step;
}

const HOUR_MS = 3_600_000;

/** Whoever reads the counts cannot tell which donor asked for a newsletter: that index has a key of its own. */
const KEYS: Record<MailPurpose, KeyPurpose> = {
  ...{ ask: 'email-index', link: 'email-index', 'go-on': 'email-index' },
  newsletter: 'count-newsletter-mails',
};

/** A mistaken day can be corrected soon; a stranger's mailbox gets three mails a day. */
const WINDOWS = [
  { name: 'mail-soon', most: 1, ms: 600_000 },
  { name: 'mail-day', most: 3, ms: 86_400_000 },
];

const COUNT = `
  insert into rate_limits (key, points, expire) values ($1, 1, $2)
  on conflict (key) do update set
    points = case when rate_limits.expire <= $3 then 1 else rate_limits.points + 1 end,
    expire = case when rate_limits.expire <= $3 then excluded.expire else rate_limits.expire end
  returning points`;
