import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { inTransaction } from '../../infrastructure/database/transaction';
import { Jobs } from '../../infrastructure/jobs/jobs';
import { ERASE_DONORS } from './erase-donors';
import { ErasureRequests } from './erasure-requests';

/** "Erase me." Written down at once; carried out by a task that goes on until it is done. */
@Injectable()
export class Leaving {
  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: ErasureRequests,
    private readonly contributions: ContributionsService,
    private readonly jobs: Jobs,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** Asked twice, it is asked once. @returns the id under which it can be followed */
  async ask(donorId: string, language: string): Promise<string> {
    const id = await inTransaction(this.dataSource, (manager) => this.askIn(manager, donorId, language));
    await this.start();
    return id;
  }

  /** The same in the transaction of `manager`, which is serializable; `start` it after the commit. */
  async askIn(manager: EntityManager, donorId: string, language: string): Promise<string> {
    const { languages, defaultLanguage } = this.newsroom;
    const spoken = languages.includes(language) ? language : defaultLanguage;
    const id = await this.requests.write(manager, donorId, spoken);
    // Letters that wait are dropped, and no event that comes keeps an address.
    await this.contributions.writeNoMore(manager, donorId);
    return id;
  }

  start(): Promise<void> {
    return this.jobs.wake(ERASE_DONORS);
  }
}
