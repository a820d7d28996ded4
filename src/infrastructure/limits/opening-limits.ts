import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { NetworkHash } from './network-hash';
import { TooManyRequests } from './too-many-requests';

/**
 * How many payment pages may be opened, by network and in all. Counted in PostgreSQL, so that several processes count
 * together and a restart forgets nothing; on the wall clock.
 */
@Injectable()
export class OpeningLimits {
  private readonly perNetwork: RateLimiterPostgres;
  private readonly global: RateLimiterPostgres;

  constructor(
    dataSource: DataSource,
    private readonly networkHash: NetworkHash,
    @Inject(CONFIG) config: Config,
  ) {
    const store = { storeClient: dataSource, storeType: 'typeorm', tableName: 'rate_limits', tableCreated: true };
    const { sessionsPerNetworkPerHour, sessionsPerMinute } = config.limits;
    this.perNetwork = new RateLimiterPostgres({
      ...store,
      keyPrefix: 'open-network',
      points: sessionsPerNetworkPerHour,
      duration: 3600,
    });
    this.global = new RateLimiterPostgres({
      ...store,
      keyPrefix: 'open-global',
      points: sessionsPerMinute,
      duration: 60,
    });
  }

  /** Counts one opening. @throws TooManyRequests */
  async spend(address: string): Promise<void> {
    try {
      // One after the other: what a network is refused does not use up the share of everybody else.
      await this.perNetwork.consume(this.networkHash.of(address));
      await this.global.consume('all');
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooManyRequests(Math.ceil(refusal.msBeforeNext / 1000));
    }
  }
}
