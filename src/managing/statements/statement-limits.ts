import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { TooManyStatements } from './statement-problems';

/** How many statements one donor may have made within an hour: a link must not keep the server busy with paper. */
@Injectable()
export class StatementLimits {
  private readonly limiter: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    this.limiter = new RateLimiterPostgres({
      ...{ storeClient: dataSource, storeType: 'typeorm', tableName: 'rate_limits', tableCreated: true },
      // LimitsSweep deletes sooner.
      ...{ clearExpiredByTimeout: false, duration: HOUR_S, keyPrefix: 'statement', points: STATEMENTS_PER_HOUR },
    });
  }

  /** Counts one. @throws TooManyStatements */
  async spend(donorId: string): Promise<void> {
    try {
      await this.limiter.consume(donorId);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooManyStatements(Math.ceil(refusal.msBeforeNext / 1000));
    }
  }
}

const HOUR_S = 3600;
/** Ten years in each form, and once more. */
export const STATEMENTS_PER_HOUR = 60;
