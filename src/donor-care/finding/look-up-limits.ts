import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { TooManyLookUps } from '../care-problems';

/** How many donors one person may look for, and look at, within an hour: nobody goes through them all. */
@Injectable()
export class LookUpLimits {
  private readonly searches: RateLimiterPostgres;
  private readonly visits: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    const store = {
      ...{ storeClient: dataSource, storeType: 'typeorm', tableName: 'rate_limits', tableCreated: true },
      // LimitsSweep deletes sooner.
      ...{ clearExpiredByTimeout: false, duration: HOUR_S },
    };
    this.searches = new RateLimiterPostgres({ ...store, keyPrefix: 'care-search', points: SEARCHES_PER_HOUR });
    this.visits = new RateLimiterPostgres({ ...store, keyPrefix: 'care-visit', points: VISITS_PER_HOUR });
  }

  /** Counts one, found or not. @throws TooManyLookUps */
  search(personId: string): Promise<void> {
    return spend(this.searches, personId);
  }

  /** Counts one. @throws TooManyLookUps */
  visit(personId: string): Promise<void> {
    return spend(this.visits, personId);
  }
}

async function spend(limiter: RateLimiterPostgres, personId: string): Promise<void> {
  try {
    await limiter.consume(personId);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new TooManyLookUps(Math.ceil(refusal.msBeforeNext / 1000));
  }
}

const HOUR_S = 3600;
/** One a minute: more than anybody can answer. */
export const SEARCHES_PER_HOUR = 60;
/** One comes back to a donor's page after each step. */
const VISITS_PER_HOUR = 300;
