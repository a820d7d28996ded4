import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import { ReminderCounts } from './reminder-counts';

/**
 * Counts the links of reminders by which somebody gave. Like a receipt: when the ledger attributes a confirmed charge to
 * a gift, which it does once, whatever the order of events and however often they come. The link is marked then, so
 * that neither a renewal nor a second gift by it counts again. A rebuild's schema holds no links, and counts nothing.
 */
@Injectable()
export class ReminderGifts {
  constructor(private readonly counts: ReminderCounts) {}

  /** @param postedKeys what was just written into the ledger */
  async count(manager: EntityManager, postedKeys: readonly string[]): Promise<void> {
    const attributed = postedKeys.filter((key) => key.startsWith('attributed:'));
    if (attributed.length === 0) return;
    const ledHere = await prepared<{ hash: Buffer }>(manager, LED_HERE, [attributed]);
    // Most gifts follow no link: their transactions do not even look at links.
    if (ledHere.length === 0) return;
    const marked = await prepared<object>(manager, MARK, [ledHere.map(({ hash }) => hash)]);
    await this.counts.add(manager, { gave: marked.length });
  }
}

const LED_HERE = `
  select c.reminder_hash as hash from ledger_transactions t join contributions c on c.id = t.contribution_id
  where t.key = any($1) and c.reminder_hash is not null`;

const MARK = `
  update mail_tokens set gave = true where hash = any($1::bytea[]) and scope = 'reminder' and not gave returning 1`;
