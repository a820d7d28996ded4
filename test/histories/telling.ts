import { DataSource } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { InboxWriter, type InboxRow } from '../../src/events/inbox/inbox-writer';
import type { RunningApp } from '../support/app';
import { RUN, type History } from './history';
import { Inbox } from './inbox';

/** Tells one history to an app that works nothing off by itself, under names of its own. */
export class Telling {
  /** Everything that was put into the inbox. */
  readonly stored: InboxRow[] = [];
  private readonly inbox: Inbox;

  constructor(
    readonly app: RunningApp,
    readonly history: History,
    readonly run = nextRun(),
  ) {
    this.inbox = new Inbox(app);
  }

  /** The rows that the app had written before Stripe told anything. */
  async begin(): Promise<void> {
    for (const { table, json } of this.history.rows)
      await this.app.app
        .get(DataSource)
        .query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`, [
          this.named(json),
        ]);
  }

  /** Everything there is to be told: events, oldest first, then the pages of balance transactions. */
  async everything(): Promise<InboxRow[]> {
    return [...(await this.events()), ...(await this.answers(this.history.pages))];
  }

  events(bodies: readonly string[] = this.history.events, source?: 'webhook' | 'listed'): Promise<InboxRow[]> {
    return Promise.all(bodies.map((body) => this.inbox.rowOfEvent(this.named(body), source)));
  }

  answers(answers: readonly string[]): Promise<InboxRow[]> {
    return Promise.all(answers.map((answer) => this.inbox.rowOfAnswer(this.named(answer))));
  }

  /** Stored as the webhook stores it; a row that is there already changes nothing. */
  async store(rows: readonly InboxRow[]): Promise<void> {
    const writer = this.app.app.get(InboxWriter, { strict: false });
    this.stored.push(...rows);
    await Promise.all(rows.map((row) => writer.write(row)));
  }

  /** In the order given, so many in one transaction. */
  async process(rows: readonly InboxRow[], batchSize = 1): Promise<void> {
    const processor = this.app.app.get(EventProcessor, { strict: false });
    const events = rows.map(({ account, eventId }) => ({ account, eventId }));
    for (let from = 0; from < events.length; from += batchSize)
      await processor.process(events.slice(from, from + batchSize));
  }

  /** Several workers, each taking its own share; what they stood in each other's way for is due again, as any event is. */
  async processAtOnce(shares: readonly (readonly InboxRow[])[], batchSize: number): Promise<void> {
    await Promise.all(shares.map((share) => this.process(share, batchSize)));
    await this.process(shares.flat(), 20);
  }

  async tell(rows: readonly InboxRow[], batchSize = 1): Promise<void> {
    await this.store(rows);
    await this.process(rows, batchSize);
  }

  named(text: string): string {
    return text.replaceAll(RUN, this.run);
  }

  original(text: string): string {
    return text.replaceAll(this.run, RUN);
  }
}

let runs = 0;
/** Jest's workers share no database, but two processes of one test may. */
const FIRST_RUN = 0xa0000000;

/** Eight hexadecimal digits, like RUN. */
function nextRun(): string {
  return (FIRST_RUN + runs++).toString(16);
}
