import { setTimeout as pause } from 'node:timers/promises';
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

  /**
   * Processes what is in the inbox, fetches what that wants, and so on, until neither has anything to do. What another
   * worker has in hand is waited for, too; what fails again and again is not.
   */
  async settle(progress: (processed: number) => void = () => undefined): Promise<void> {
    let processed = 0;
    const giveUpAt = Date.now() + OTHERS_TAKE_MS;
    for (;;) {
      const taken = await this.workOff((count) => progress((processed += count)));
      if (taken > 0 || (await this.fetcher.fetchDue()) > 0) continue;
      if (Date.now() > giveUpAt || !(await this.isInOtherHands())) return;
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** @returns how many events were taken */
  private async workOff(told: (count: number) => void): Promise<number> {
    let taken = 0;
    for (let claimed = await claimDueEvents(this.dataSource); claimed.length > 0;) {
      await this.processor.process(claimed);
      told(claimed.length);
      taken += claimed.length;
      claimed = await claimDueEvents(this.dataSource);
    }
    return taken;
  }

  private async isInOtherHands(): Promise<boolean> {
    const [row]: { waiting: boolean }[] = await this.dataSource.query(IN_OTHER_HANDS);
    return row?.waiting === true;
  }
}

const LOOK_AGAIN_MS = 50;
/** Twice what a dead worker's lease lasts, so that its work is taken over meanwhile. */
const OTHERS_TAKE_MS = 20_000;

/** Not due yet and never failed: claimed by somebody. */
const IN_OTHER_HANDS = `
  select exists (select from stripe_events where state = 'due' and attempts = 0)
    or exists (select from stripe_fetches where attempts = 0) as waiting`;
