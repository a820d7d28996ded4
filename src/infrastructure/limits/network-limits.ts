import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import type { NetworkHash } from './network-hash';
import { TooManyRequests } from './too-many-requests';

export interface LimitSettings {
  /** Stable: the counts in the database are known by it. */
  readonly name: string;
  readonly perNetworkPerHour: number;
  readonly perMinute: number;
}

/**
 * How often something may be done, by network and in all. Counted in PostgreSQL, so that several processes count
 * together and a restart of ours forgets nothing; on the wall clock. A network counts by the hour of the clock, not from
 * its first time: when its count ends then tells nothing of when a gift was made. PostgreSQL's own transaction number of
 * the row still does, to whoever reads the database itself before LimitsSweep has deleted the row.
 */
export abstract class NetworkLimits {
  private readonly perNetwork: RateLimiterPostgres;
  private readonly global: RateLimiterPostgres;

  constructor(
    dataSource: DataSource,
    private readonly networkHash: NetworkHash,
    { name, perNetworkPerHour, perMinute }: LimitSettings,
  ) {
    const store = {
      ...{ storeClient: dataSource, storeType: 'typeorm', tableName: 'rate_limits', tableCreated: true },
      // LimitsSweep deletes sooner.
      clearExpiredByTimeout: false,
    };
    this.perNetwork = new RateLimiterPostgres({
      ...{ ...store, keyPrefix: `${name}-network`, points: perNetworkPerHour, duration: HOUR_MS / 1000 },
    });
    this.global = new RateLimiterPostgres({ ...store, keyPrefix: `${name}-global`, points: perMinute, duration: 60 });
  }

  /** Counts one. @throws TooManyRequests */
  async spend(address: string): Promise<void> {
    try {
      // One after the other: what a network is refused does not use up the share of everybody else.
      const network = await this.networkHash.of(address);
      await this.perNetwork.consume(network, 1, { customDuration: secondsLeftOfTheHour() });
      await this.global.consume('all');
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new TooManyRequests(Math.ceil(refusal.msBeforeNext / 1000));
    }
  }
}

const HOUR_MS = 3_600_000;

/** With its fraction: the library adds it to the time in milliseconds, and every row of an hour ends at its end. */
function secondsLeftOfTheHour(): number {
  return (HOUR_MS - (Date.now() % HOUR_MS)) / 1000;
}
