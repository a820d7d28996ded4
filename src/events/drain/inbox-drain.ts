import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { claimDueEvents } from './claim';
import { EventProcessor } from './event-processor';

/**
 * Empties the inbox. Woken after each webhook's answer, for the donor who is waiting; and on its own every second, for
 * whatever a wake-up missed: a crash, another process, an event that is due again.
 */
@Injectable()
export class InboxDrain implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;
  private wokenMeanwhile = false;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly processor: EventProcessor,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.underWay;
  }

  /** Returns at once. Any number of calls during one round cause one more round. */
  wake(): void {
    if (this.config.role === 'web' || this.stopped) return;
    this.wokenMeanwhile = true;
    this.underWay ??= this.run().finally(() => (this.underWay = undefined));
  }

  private async run(): Promise<void> {
    while (this.wokenMeanwhile && !this.stopped) {
      this.wokenMeanwhile = false;
      // Events of one payment come in a burst: a short wait takes them in one round.
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      await this.drain();
    }
  }

  private async drain(): Promise<void> {
    try {
      for (
        let claimed = await claimDueEvents(this.dataSource);
        claimed.length > 0;
        claimed = await claimDueEvents(this.dataSource)
      ) {
        for (const event of claimed) await this.processor.process(event);
        if (this.stopped) return;
      }
    } catch (error) {
      // The database is away; the next poll tries again.
      this.log.error({ error: describeError(error) }, 'The inbox could not be emptied');
    }
  }
}

const POLL_MS = 1_000;
const GATHER_MS = 20;
