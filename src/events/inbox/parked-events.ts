import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { StripeEvent } from './stripe-event.entity';

/** Events that could not be processed and wait for a person. */
@Injectable()
export class ParkedEvents {
  constructor(@InjectRepository(StripeEvent) private readonly events: Repository<StripeEvent>) {}

  /** Oldest first. */
  async list(): Promise<{ eventId: string; type: string; receivedAt: string; reason: string }[]> {
    const events = await this.events.find({ where: { state: 'parked' }, order: { receivedAt: 'ASC' } });
    return events.map(({ eventId, type, receivedAt, reason }) => ({
      ...{ eventId, type, receivedAt: receivedAt.toISOString(), reason: reason ?? '' },
    }));
  }

  /** Makes one parked event due again, or `all` of them. @returns how many */
  async replay(which: string): Promise<number> {
    const where = { state: 'parked' as const, ...(which === 'all' ? {} : { eventId: which }) };
    const { affected } = await this.events.update(where, { state: 'due', attempts: 0, dueAt: new Date() });
    return affected ?? 0;
  }
}
