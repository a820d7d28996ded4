import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../infrastructure/database/transaction';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { countProcessed, eventsParked, eventsRetried } from '../../infrastructure/metrics/metrics';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { EventHandlers } from '../handlers/event-handlers';
import { readStoredEvent, toldNothing, type TellingEvent } from '../handlers/read-event';
import { StripeEvent } from '../inbox/stripe-event.entity';
import type { ClaimedEvent } from './claim';
import { takeDueEvents } from './take-due-events';

/** Processes events in one transaction: all of their effects and the mark that they are done, or nothing. */
@Injectable()
export class EventProcessor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: EventHandlers,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Several together cost little more than one. Where they fail, each half is taken by itself, down to the one event
   * that fails: of a hundred, fourteen transactions instead of a hundred.
   */
  async process(claimed: readonly ClaimedEvent[]): Promise<void> {
    try {
      await this.apply(claimed);
    } catch (error) {
      if (claimed.length > 1) for (const half of halvesOf(claimed)) await this.process(half);
      else if (claimed[0] !== undefined) await this.giveUp(claimed[0], error);
    }
  }

  private apply(claimed: readonly ClaimedEvent[]): Promise<void> {
    const work = async (manager: EntityManager) => {
      const events = await takeDueEvents(manager, claimed);
      const telling: TellingEvent[] = events.map((event) => ({ event, read: readStoredEvent(event) }));
      const told = toldNothing();
      for (const { read } of telling) read.addTo(told);
      await this.handlers.handle(manager, telling, told);
      return events;
    };
    // The inbox row is on disk; should PostgreSQL's machine die before this is, the row is due again.
    return inTransaction(this.dataSource, work, 'redone after a crash').then(countProcessed);
  }

  private async giveUp(claimed: ClaimedEvent, error: unknown): Promise<void> {
    const reason = reasonToPark(error);
    if (reason !== undefined) await this.park(claimed, reason);
    else await this.postpone(claimed, error);
  }

  /** Trying again would end the same. Other events go on. */
  private async park(claimed: ClaimedEvent, reason: string): Promise<void> {
    this.log.error({ eventId: claimed.eventId, reason }, 'An event was parked: somebody has to look at it');
    await this.update(claimed, { state: 'parked', parkedBy: 'app', reason });
    eventsParked.inc();
  }

  private async postpone(claimed: ClaimedEvent, error: unknown): Promise<void> {
    this.log.error(
      { eventId: claimed.eventId, error: describeError(error) },
      'An event could not be processed and will be tried again',
    );
    const { attempts } = await this.dataSource.getRepository(StripeEvent).findOneByOrFail({ ...claimed });
    const dueAt = new Date(Date.now() + delayMs(attempts));
    eventsRetried.inc();
    await this.update(claimed, { attempts: attempts + 1, dueAt, reason: describeError(error).kind });
  }

  private async update(
    claimed: ClaimedEvent,
    changes: Partial<Omit<StripeEvent, 'projection' | 'previousAttributes'>>,
  ): Promise<void> {
    await this.dataSource.getRepository(StripeEvent).update({ ...claimed, state: 'due' }, changes);
  }
}

/** In their order: what was due first is taken first. */
function halvesOf(claimed: readonly ClaimedEvent[]): (readonly ClaimedEvent[])[] {
  const middle = Math.ceil(claimed.length / 2);
  return [claimed.slice(0, middle), claimed.slice(middle)];
}

/**
 * Why trying again would end the same: the object cannot be read, or PostgreSQL refuses its values (classes 22 and 23).
 * A row that another worker wrote first (23505) is a passing matter.
 */
function reasonToPark(error: unknown): string | undefined {
  if (error instanceof UnreadableObject) return error.message;
  const code = String((error as { code?: unknown }).code);
  return /^2[23]...$/.test(code) && code !== '23505' ? `PostgreSQL refuses its values (${code})` : undefined;
}

/** Half a second, doubling, five minutes at most: a passing fault is over soon, a lasting one is not hammered. */
function delayMs(attempts: number): number {
  return Math.min(500 * 2 ** attempts, 300_000);
}
