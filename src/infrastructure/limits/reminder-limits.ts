import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { NetworkHash } from './network-hash';
import { NetworkLimits } from './network-limits';

/** How many reminders may be asked for: each makes a mail to an address that somebody typed. */
@Injectable()
export class ReminderLimits extends NetworkLimits {
  constructor(dataSource: DataSource, networkHash: NetworkHash, @Inject(CONFIG) { limits }: Config) {
    super(dataSource, networkHash, {
      ...{ name: 'remind', perNetworkPerHour: limits.remindersPerNetworkPerHour, perMinute: limits.remindersPerMinute },
    });
  }
}
