import { Evidence } from '../../src/events/inbox/evidence';
import { InboxService } from '../../src/events/inbox/inbox.service';
import { InboxWriter, type InboxRow } from '../../src/events/inbox/inbox-writer';
import type { StripeEvent } from '../../src/events/inbox/stripe-event.entity';
import { CONFIG, type Config } from '../../src/foundation/config/config';
import { IdentityKeys } from '../../src/foundation/crypto/identity-keys';
import { readEvent } from '../../src/infrastructure/stripe/events/received-event';
import { project } from '../../src/infrastructure/stripe/events/projection';
import type { RunningApp } from '../support/app';
import type { Answer } from './history';

/** Rows of the inbox exactly as the app would write them, to be written when and as often as a test likes. */
export class Inbox {
  private readonly rows: InboxRow[] = [];
  private readonly events: InboxService;
  private readonly evidence: Evidence;

  constructor(app: RunningApp) {
    const config = app.app.get<Config>(CONFIG, { strict: false });
    const taker = { write: (row: InboxRow) => Promise.resolve(void this.rows.push(row)) } as unknown as InboxWriter;
    this.events = new InboxService(taker, app.app.get(IdentityKeys, { strict: false }), config);
    this.evidence = new Evidence(taker, config);
  }

  /** @param body an event as JSON */
  async rowOfEvent(body: string, source: StripeEvent['source'] = 'webhook'): Promise<InboxRow> {
    const event = readEvent(Buffer.from(body));
    if (event === undefined) throw new Error('This is no event');
    await this.events.store(event, source);
    return this.taken();
  }

  /** @param answer an `Answer` as JSON */
  async rowOfAnswer(answer: string): Promise<InboxRow> {
    const { objectType, objectId, object, answeredAt } = JSON.parse(answer) as Answer;
    const projection = project(objectType, object);
    await this.evidence.store({ objectType, objectId, projection, answeredAt: new Date(answeredAt * 1000) });
    return this.taken();
  }

  private taken(): InboxRow {
    return this.rows.pop() as InboxRow;
  }
}
