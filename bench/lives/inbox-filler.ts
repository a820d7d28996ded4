import { Client } from 'pg';
import { IdentityKeys } from '../../src/foundation/crypto/identity-keys';
import { seal } from '../../src/foundation/crypto/sealing';
import { sealingContext } from '../../src/events/inbox/sealed-email';
import type { Stoppable } from '../rig/workbench';
import { DUE_AT, SEALED_EMAIL, SEALING_KEY, type Life } from './life';
import { renamed } from './names';

/** Later than any history: Stripe's ids rise with time. Not a power of two, which scattering would leave as it is. */
export const FIRST_NUMBER = 0x40000001;

/** Writes lives into a database of ours as if they had happened: the rows of the app, and an inbox full of work. */
export class InboxFiller implements Stoppable {
  private lives = 0;
  private readonly expected = new Map<string, bigint>();

  private constructor(
    private readonly client: Client,
    private readonly keys: IdentityKeys,
  ) {}

  /** @param keyFile the app's: what is sealed here it can open */
  static async open(databaseUrl: string, keyFile: string): Promise<InboxFiller> {
    const client = new Client(databaseUrl);
    await client.connect();
    return new InboxFiller(client, IdentityKeys.fromFile(keyFile));
  }

  /** Tells the lives in turn, each whole before the next, until there are so many events. @returns how many there are */
  async fill(kinds: readonly Life[], events: number): Promise<number> {
    let written = 0;
    while (written < events) {
      const copies: Copy[] = [];
      for (let some = 0; some < LIVES_AT_ONCE && written < events; some++) {
        const copy = this.next(kinds);
        copies.push(copy);
        written += copy.inbox.length;
      }
      await this.write(copies);
    }
    // As autovacuum would have by the time anybody has so many.
    await this.client.query('analyze');
    return written;
  }

  /** The rows of the app alone, for lives that are told by webhook. @returns their numbers */
  async prepare(kinds: readonly Life[], lives: number): Promise<{ from: number; to: number }> {
    const from = FIRST_NUMBER + this.lives;
    await this.write(Array.from({ length: lives }, () => ({ ...this.next(kinds), inbox: [] })));
    return { from, to: from + lives - 1 };
  }

  /** That so many more lives of this kind are there. */
  remember(life: Life, times: number): void {
    this.lives += times;
    for (const [account, sum] of Object.entries(life.books))
      this.expected.set(account, (this.expected.get(account) ?? 0n) + sum * BigInt(times));
  }

  /** What the ledger and the contributions must say when all of it is worked off. @throws Error where they do not */
  async check(): Promise<void> {
    const undone = await this.count(`select count(*) from stripe_events where state <> 'done'`);
    if (undone > 0) throw new Error(`${undone} events are not done`);
    const confirmed = await this.count(`select count(*) from contributions where status = 'confirmed'`);
    if (confirmed !== this.lives) throw new Error(`${confirmed} of ${this.lives} contributions are confirmed`);
    await this.checkBooks();
  }

  stop(): Promise<void> {
    return this.client.end();
  }

  private async checkBooks(): Promise<void> {
    const { rows } = await this.client.query<{ account: string; sum: string }>(BOOKS);
    const booked = Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
    const wanted = Object.fromEntries([...this.expected].sort().map(([account, sum]) => [account, String(sum)]));
    if (JSON.stringify(booked) !== JSON.stringify(wanted))
      throw new Error(`The books say ${JSON.stringify(booked)} and should say ${JSON.stringify(wanted)}`);
  }

  private async count(sql: string): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(sql);
    return Number(rows[0]?.count);
  }

  private next(kinds: readonly Life[]): Copy {
    const life = kinds[this.lives % kinds.length];
    if (life === undefined) throw new Error('There is no life to tell');
    const number = FIRST_NUMBER + this.lives;
    this.remember(life, 1);
    const dueAt = new Date(BACKLOG_BEGAN_MS + this.lives).toISOString();
    const keyId = this.keys.newestId;
    return {
      before: life.before.map(({ table, row }) => ({ table, row: renamed(row, number) })),
      inbox: life.inbox.map((row) =>
        this.sealed(renamed(row, number).replaceAll(DUE_AT, dueAt).replace(SEALING_KEY, keyId), number),
      ),
    };
  }

  /** Every donor has an address of their own. */
  private sealed(row: string, number: number): string {
    if (!row.includes(SEALED_EMAIL)) return row;
    const { event_id: eventId } = JSON.parse(row) as { event_id: string };
    const key = this.keys.key(this.keys.newestId, 'seal-inbox');
    const email = seal(key, Buffer.from(`reader-${number}@example.org`), sealingContext(eventId));
    return row.replace(SEALED_EMAIL, `\\\\x${email.toString('hex')}`);
  }

  private async write(copies: readonly Copy[]): Promise<void> {
    for (const table of ['contributions', 'checkout_sessions'])
      await this.insert(
        table,
        copies.flatMap(({ before }) => before.filter((each) => each.table === table).map(({ row }) => row)),
      );
    await this.insert(
      'stripe_events',
      copies.flatMap(({ inbox }) => inbox),
    );
  }

  private async insert(table: string, rows: readonly string[]): Promise<void> {
    const sql = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
    await this.client.query(sql, [`[${rows.join(',')}]`]);
  }
}

interface Copy {
  readonly before: readonly { readonly table: string; readonly row: string }[];
  readonly inbox: readonly string[];
}

/** A statement of a megabyte or two. */
const LIVES_AT_ONCE = 100;
/** An hour ago: a life a millisecond, so that even of a million all are due. */
const BACKLOG_BEGAN_MS = Date.now() - 3_600_000;

const BOOKS = `
  select account, sum(amount_minor)::text as sum from ledger_entries
  group by account having sum(amount_minor) <> 0 order by account`;
