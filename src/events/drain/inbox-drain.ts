import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { FetchDrain } from '../fetching/fetch-drain';
import { claimDueEvents } from './claim';
import { EventProcessor } from './event-processor';
import { Wakeable } from './wakeable';

/**
 * Empties the inbox. Woken after each webhook's answer, for the donor who is waiting; and on its own every second, for
 * whatever a wake-up missed.
 */
@Injectable()
export class InboxDrain implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly work = new Wakeable(GATHER_MS, (isStopped) => this.drain(isStopped));

  constructor(
    private readonly dataSource: DataSource,
    private readonly processor: EventProcessor,
    private readonly fetches: FetchDrain,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    // An answer of Stripe's is in the inbox: it is worked off like an event.
    this.fetches.whenFetched(() => this.wake());
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.work.start(POLL_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.work.stop();
  }

  /** Returns at once. */
  wake(): void {
    if (this.config.role !== 'web') this.work.wake();
  }

  private async drain(isStopped: () => boolean): Promise<void> {
    try {
      let claimed = await claimDueEvents(this.dataSource);
      if (claimed.length === 0) return;
      while (claimed.length > 0) {
        await this.processor.process(claimed);
        // Asked before the next are claimed: what is claimed and then left would wait until its lease runs out.
        claimed = isStopped() ? [] : await claimDueEvents(this.dataSource);
      }
      this.fetches.wake();
    } catch (error) {
      // The database is away; the next poll tries again.
      this.log.error({ error: describeError(error) }, 'The inbox could not be emptied');
    }
  }
}

const POLL_MS = 1_000;
const GATHER_MS = 20;
