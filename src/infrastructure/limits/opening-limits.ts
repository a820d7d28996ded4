import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { NetworkHash } from './network-hash';
import { NetworkLimits } from './network-limits';

/** How many payment pages may be opened. */
@Injectable()
export class OpeningLimits extends NetworkLimits {
  constructor(dataSource: DataSource, networkHash: NetworkHash, @Inject(CONFIG) { limits }: Config) {
    super(dataSource, networkHash, {
      ...{ name: 'open', perNetworkPerHour: limits.sessionsPerNetworkPerHour, perMinute: limits.sessionsPerMinute },
    });
  }
}
