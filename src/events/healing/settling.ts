import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimDueEvents } from '../drain/claim';
import { EventProcessor } from '../drain/event-processor';
import { ObjectFetcher } from '../fetching/object-fetcher';

/** Works off all that is due, here and now: for whoever needs to know what came of it. */
@Injectable()
export class Settling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly processor: EventProcessor,
    private readonly fetcher: ObjectFetcher,
  ) {}

  /** Processes what is in the inbox, fetches what that wants, and so on, until neither has anything due. */
  async settle(progress: (processed: number) => void = () => undefined): Promise<void> {
    let processed = 0;
    do {
      for (let claimed = await claimDueEvents(this.dataSource); claimed.length > 0;) {
        await this.processor.process(claimed);
        progress((processed += claimed.length));
        claimed = await claimDueEvents(this.dataSource);
      }
    } while ((await this.fetcher.fetchDue()) > 0);
  }
}
