import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { StripeEvent } from './stripe-event.entity';

export type ParkedEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly receivedAt: string;
  readonly parkedBy: 'app' | 'person';
  readonly reason: string;
};

/** Events that could not be processed and wait for a person. */
@Injectable()
export class ParkedEvents {
  constructor(@InjectRepository(StripeEvent) private readonly events: Repository<StripeEvent>) {}

  /** Oldest first. */
  async list(): Promise<ParkedEvent[]> {
    const events = await this.events.find({ where: { state: 'parked' }, order: { receivedAt: 'ASC' } });
    return events.map(({ eventId, type, receivedAt, parkedBy, reason }) => ({
      ...{ eventId, type, receivedAt: receivedAt.toISOString(), parkedBy: parkedBy ?? 'app', reason: reason ?? '' },
    }));
  }

  /** Only what is due can be parked: what is done stays done. @returns how many */
  async park(eventId: string, reason: string): Promise<number> {
    const { affected } = await this.events.update(
      { eventId, state: 'due' },
      { state: 'parked', parkedBy: 'person', reason },
    );
    return affected ?? 0;
  }

  /** Makes one parked event due again, or `all` of them. @returns how many */
  async replay(which: string): Promise<number> {
    const where = { state: 'parked' as const, ...(which === 'all' ? {} : { eventId: which }) };
    const due = { state: 'due' as const, parkedBy: null, attempts: 0, dueAt: new Date() };
    const { affected } = await this.events.update(where, due);
    return affected ?? 0;
  }
}
