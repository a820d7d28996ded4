import { MoreThanOrEqual, type DataSource, type Repository } from 'typeorm';
import { StripeEvent, type StripeEventState } from '../events/inbox/stripe-event.entity';
import type { Row } from './terminal';

export interface EventFilter {
  readonly state?: StripeEventState;
  readonly type?: string;
  /** By when we received it. */
  readonly since?: Date;
  readonly limit: number;
}

/** Looks into the inbox and takes events out of the way. */
export class EventBrowser {
  private readonly events: Repository<StripeEvent>;

  constructor(dataSource: DataSource) {
    this.events = dataSource.getRepository(StripeEvent);
  }

  /** Newest first. */
  async list({ since, limit, ...equal }: EventFilter): Promise<Row[]> {
    const where = { ...equal, ...(since && { receivedAt: MoreThanOrEqual(since) }) };
    const events = await this.events.find({ where, order: { receivedAt: 'DESC' }, take: limit });
    return events.map(({ eventId, type, objectId, state, receivedAt, attempts, reason }) => ({
      ...{ eventId, type, objectId, state, receivedAt: receivedAt.toISOString(), attempts, reason: reason ?? '' },
    }));
  }

  /** All that is kept of an event but its sealed email, of which only that it is there. */
  async show(eventId: string): Promise<Row[]> {
    const events = await this.events.findBy({ eventId });
    return events.map(({ sealedEmail, sealingKeyId: _, bodySha256, ...event }) => ({
      ...{ ...event, bodySha256: bodySha256.toString('hex'), hasSealedEmail: sealedEmail !== null },
    }));
  }

  /** Only what is due can be parked: what is done stays done. @returns how many */
  async park(eventId: string, reason: string): Promise<number> {
    const { affected } = await this.events.update({ eventId, state: 'due' }, { state: 'parked', reason });
    return affected ?? 0;
  }
}
