import { existsSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../foundation/calendar/local-days';
import { Clock } from '../foundation/clock/clock';
import { normaliseEmail } from '../foundation/crypto/email-index';
import { writeNewFile } from '../foundation/files/new-file';
import { NewsletterAddresses, type SealedReader } from './newsletter-addresses';
import { newsletterCsv, type Subscriber } from './newsletter-csv';

/** `waiting`: confirmed and not yet handed over. `kept`: handed over before, too. */
export type ExportScope = 'waiting' | 'kept';

export interface ExportOutcome {
  /** Rows in the file: one for each address. */
  readonly exported: number;
  /** Requests whose address does not open; they are left as they are. */
  readonly unreadable: number;
}

/** Hands readers who said yes over to the newsroom's list, as a file. */
@Injectable()
export class NewsletterExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: NewsletterAddresses,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the file, and marks what is in it once it is on the disk. A crash between the two hands the same readers over
   * again, and loses none. @throws Error where the file exists, cannot be written or cannot be noted: nothing is marked
   */
  async writeTo(file: string, scope: ExportScope): Promise<ExportOutcome> {
    if (existsSync(file)) throw alreadyThere(file);
    const progress = { isWritten: false };
    // The locks of its rows keep two exports apart. Not run again by itself, as other work is: the file exists by then.
    const work = this.dataSource.transaction(async (manager) => {
      const rows: ConfirmedRow[] = await manager.query(scope === 'waiting' ? WAITING : KEPT);
      const opened = rows.flatMap((row) => this.subscriberOf(row));
      const subscribers = oncePerAddress(opened.map(({ subscriber }) => subscriber));
      writeOnce(file, newsletterCsv(subscribers));
      progress.isWritten = true;
      await manager.query(MARK, [opened.map(({ id }) => id), this.clock.now()]);
      return { exported: subscribers.length, unreadable: rows.length - opened.length };
    });
    return work.catch((error: unknown) => {
      throw progress.isWritten ? notNoted(file, error) : error;
    });
  }

  private subscriberOf(row: ConfirmedRow): { id: string; subscriber: Subscriber }[] {
    const email = this.addresses.open(row);
    if (email === undefined) return [];
    const { id, language, consentVersion, confirmedAt } = row;
    return [{ id, subscriber: { email, language, consentVersion, confirmedOn: dayIn('UTC', confirmedAt) } }];
  }
}

interface ConfirmedRow extends SealedReader {
  readonly language: string;
  readonly consentVersion: string;
  readonly confirmedAt: Date;
}

/** Whoever asked twice and said yes twice comes once, as they said first. */
function oncePerAddress(subscribers: readonly Subscriber[]): Subscriber[] {
  const byAddress = new Map<string, Subscriber>();
  for (const subscriber of subscribers) {
    const address = normaliseEmail(subscriber.email);
    if (!byAddress.has(address)) byAddress.set(address, subscriber);
  }
  return [...byAddress.values()];
}

function writeOnce(file: string, text: string): void {
  try {
    writeNewFile(file, text);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? alreadyThere(file) : error;
  }
}

function alreadyThere(file: string): Error {
  return new Error(`${file} exists already, and an export is never written over another`);
}

/** Whether the commit that failed to answer was made, nobody knows: the file is kept, for it may be the only one. */
function notNoted(file: string, cause: unknown): Error {
  return new Error(`${file} is whole, but the database did not note it: the next export may bring the same readers`, {
    cause,
  });
}

const COLUMNS = `
  id, sealed_email as "sealedEmail", sealing_key_id as "sealingKeyId", language, consent_version as "consentVersion",
  confirmed_at as "confirmedAt"`;

const WAITING = `
  select ${COLUMNS} from newsletter_requests where confirmed_at is not null and exported_at is null
  order by confirmed_at, id for update`;

const KEPT = `select ${COLUMNS} from newsletter_requests where confirmed_at is not null order by confirmed_at, id for update`;

/** What was handed over before keeps the day from which its thirty days are counted. */
const MARK = `update newsletter_requests set exported_at = date_trunc('day', $2::timestamptz, 'UTC') where id = any($1) and exported_at is null`;
