import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { tokenHash } from '../foundation/crypto/token';
import { prepared } from '../infrastructure/database/prepared';
import { inTransaction } from '../infrastructure/database/transaction';
import { ReminderCounts } from '../letters/reminder-counts/reminder-counts';

/** Counts the links of reminders by which the form was opened. Of each it is kept that it was, and not when. */
@Injectable()
export class LinkOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counts: ReminderCounts,
  ) {}

  /** Once for each link; one that is not a reminder's, or not known, is nothing. */
  async opened(token: string): Promise<void> {
    const hash = tokenHash(token);
    await inTransaction(this.dataSource, async (manager) => {
      const marked = await prepared<object>(manager, MARK, [hash]);
      await this.counts.add(manager, { opened: marked.length });
    });
  }
}

const MARK = `
  update mail_tokens set opened = true where hash = $1 and scope = 'reminder' and not opened returning 1`;
