import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAIL_TABLES, type MailTable } from './mail-queue';

/** How many mails of a table stand so. */
export interface MailCount {
  readonly table: MailTable;
  readonly state: string;
  /** What the mail server answered last, or why it was not sent: a code. */
  readonly outcome: string | null;
  readonly mails: number;
}

/** A mail of which nobody knows whether the server has it. */
export interface UnknownMail {
  readonly table: MailTable;
  /** Its Message-ID begins with it. */
  readonly id: string;
  readonly claimedAt: Date;
}

export interface MailTroubles {
  /** Tried at least three times, and not taken. */
  readonly waiting: number;
  /** Of the last day. */
  readonly unknown: number;
}

/** How mails stand, for whoever runs the newsroom's server: counts and ids, no address. */
@Injectable()
export class MailStanding {
  constructor(private readonly dataSource: DataSource) {}

  counts(): Promise<MailCount[]> {
    const of = (table: MailTable): string =>
      `select '${table}' as "table", state, outcome, count(*)::int as mails from ${table} group by state, outcome`;
    return this.dataSource.query(`${MAIL_TABLES.map(of).join(' union all ')} order by 1, 2, 3`);
  }

  unknown(): Promise<UnknownMail[]> {
    const of = (table: MailTable): string =>
      `select '${table}' as "table", id, claimed_at as "claimedAt" from ${table} where state = 'unknown'`;
    return this.dataSource.query(`${MAIL_TABLES.map(of).join(' union all ')} order by "claimedAt" desc`);
  }

  async troubles(): Promise<MailTroubles> {
    const of = (table: MailTable): string => `
      select count(*) filter (where state = 'pending' and attempt >= ${TRIED_IN_VAIN} and outcome is not null)::int as waiting,
        count(*) filter (where state = 'unknown' and claimed_at > clock_timestamp() - interval '1 day')::int as unknown
      from ${table} where state in ('pending', 'unknown')`;
    const rows: MailTroubles[] = await this.dataSource.query(MAIL_TABLES.map(of).join(' union all '));
    return {
      waiting: rows.reduce((sum, { waiting }) => sum + waiting, 0),
      unknown: rows.reduce((sum, { unknown }) => sum + unknown, 0),
    };
  }

  /**
   * Has a mail sent once more that may never have arrived, or was refused. A person decides that: by itself no mail is
   * sent twice. @returns false when no mail has this id, or it waits or was sent
   */
  async resend(id: string): Promise<boolean> {
    for (const table of MAIL_TABLES) {
      const [, changed]: [unknown[], number] = await this.dataSource.query(
        `update ${table} set state = 'pending', attempt = 0, outcome = null, due_at = clock_timestamp()
         where id::text = $1 and state in ('unknown', 'refused')`,
        [id],
      );
      if (changed === 1) return true;
    }
    return false;
  }
}

/** Over a quarter of an hour. */
const TRIED_IN_VAIN = 3;
