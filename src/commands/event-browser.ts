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

/** Looks into the inbox. */
export class EventBrowser {
  private readonly events: Repository<StripeEvent>;

  constructor(dataSource: DataSource) {
    this.events = dataSource.getRepository(StripeEvent);
  }

  /** Newest first. */
  async list({ since, limit, ...equal }: EventFilter): Promise<Row[]> {
    const where = { ...equal, ...(since && { receivedAt: MoreThanOrEqual(since) }) };
    const events = await this.events.find({ where, order: { receivedAt: 'DESC' }, take: limit });
    return events.map(({ receivedAt, reason, ...event }) => ({
      ...{ eventId: event.eventId, type: event.type, objectId: event.objectId, state: event.state },
      ...{ parkedBy: whoParked(event), receivedAt: receivedAt.toISOString(), attempts: event.attempts },
      reason: reason ?? '',
    }));
  }

  /** All that is kept of an event but its sealed email, of which only that it is there. */
  async show(eventId: string): Promise<Row[]> {
    const events = await this.events.findBy({ eventId });
    return events.map(({ sealedEmail, sealingKeyId: _, bodySha256, ...event }) => ({
      ...{ ...event, parkedBy: whoParked(event), bodySha256: bodySha256.toString('hex') },
      hasSealedEmail: sealedEmail !== null,
    }));
  }
}

/** Null: it is not parked. */
function whoParked({ state, parkedBy }: Pick<StripeEvent, 'state' | 'parkedBy'>): StripeEvent['parkedBy'] {
  return state === 'parked' ? (parkedBy ?? 'app') : null;
}
