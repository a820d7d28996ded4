import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { Wakeable } from '../drain/wakeable';
import { ObjectFetcher } from './object-fetcher';

/** Asks for what is due: when events were processed that may want something, and on its own now and then. */
@Injectable()
export class FetchDrain implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly work = new Wakeable(GATHER_MS, (isStopped) => this.drain(isStopped));
  private tellFetched: () => void = () => undefined;

  constructor(
    private readonly fetcher: ObjectFetcher,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

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

  /** @param tell called after answers were put into the inbox */
  whenFetched(tell: () => void): void {
    this.tellFetched = tell;
  }

  private async drain(isStopped: () => boolean): Promise<void> {
    try {
      while (!isStopped() && (await this.fetcher.fetchDue()) > 0) this.tellFetched();
    } catch (error) {
      // The database is away; the next poll tries again.
      this.log.error({ error: describeError(error) }, 'What is due could not be fetched');
    }
  }
}

const POLL_MS = 2_000;
/** Charges come in bursts, and one page of Stripe's list tells the balance transactions of a hundred. */
const GATHER_MS = 200;
