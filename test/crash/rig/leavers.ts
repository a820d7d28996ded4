import { setTimeout as pause } from 'node:timers/promises';
import type { Mailbox } from '../../../mailbox/mailbox';
import { freshLink, goOn, leave, type Leaving } from '../../support/leaving';
import { query } from '../../support/query';
import type { CrashRig } from './crash-rig';
import { give, type Given } from './giver';

/** Somebody who gives each month, and holds the link with which they can have themselves erased. */
export interface Leaver {
  readonly email: string;
  readonly given: Given;
  readonly donorId: string;
  readonly token: string;
}

/** Donors who leave, beside an app that dies. */
export class Leavers {
  private readonly journey: Leaving;

  constructor(
    private readonly rig: CrashRig,
    mailbox: Mailbox,
  ) {
    this.journey = { url: rig.app.url, databaseUrl: rig.database.url, mailbox };
  }

  async giveMonthly(email: string): Promise<Given> {
    return give(this.rig, { frequency: 'monthly', receipt: true }, { email });
  }

  /** Once the gift is known: by its address, which only a link to it proves. */
  async prepared(email: string, given: Given): Promise<Leaver> {
    const token = await freshLink(this.journey, email);
    const [row] = await query<{ donor_id: string }>(
      this.rig.database.url,
      'select donor_id from contributions where id = $1',
      [given.contributionId],
    );
    return { email, given, token, donorId: row?.donor_id ?? '' };
  }

  /** Presses the button; again, where the app was not there. */
  async ask({ token }: Leaver): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const asked = await leave(this.journey, token).catch((error: Error) => error);
      if (!(asked instanceof Error)) return;
      if (Date.now() > deadline) throw asked;
      await pause(AGAIN_AFTER_MS);
    }
  }

  async underWay(): Promise<number> {
    const [row] = await query<{ left: number }>(
      this.rig.database.url,
      `select count(*)::int as left from erasure_requests where state <> 'done'`,
    );
    return row?.left ?? 0;
  }

  /** Whatever waits has its turn, as each minute, until something is over. */
  async hurry<T>(until: Promise<T>): Promise<T> {
    let isOver = false;
    const over = until.finally(() => (isOver = true));
    while (!isOver) {
      await query(this.rig.database.url, WAKE_LETTERS);
      await goOn(this.journey);
      await Promise.race([over, pause(AGAIN_AFTER_MS)]);
    }
    return over;
  }

  /** What a dead process had claimed is let go of, as time would: eleven minutes for a letter. */
  async letGo(): Promise<void> {
    await query(this.rig.database.url, LETTERS_LET_GO);
  }
}

const AGAIN_AFTER_MS = 50;
const PATIENCE_MS = 60_000;

const LETTERS_LET_GO = `update letters set claimed_at = claimed_at - interval '11 minutes' where state = 'claimed'`;

const WAKE_LETTERS = `
  select graphile_worker.add_job('send-letters', '{}'::json, job_key => 'send-letters', job_key_mode => 'replace')`;
