import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { NetworkHash } from './network-hash';
import { NetworkLimits } from './network-limits';

/** How often the newsletter may be asked for: as often as a reminder, and counted beside it, since a form may ask for both. */
@Injectable()
export class NewsletterLimits extends NetworkLimits {
  constructor(dataSource: DataSource, networkHash: NetworkHash, @Inject(CONFIG) { limits }: Config) {
    super(dataSource, networkHash, {
      name: 'newsletter',
      ...{ perNetworkPerHour: limits.remindersPerNetworkPerHour, perMinute: limits.remindersPerMinute },
    });
  }
}
