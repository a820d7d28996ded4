import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NetworkHash } from './network-hash';
import { NetworkLimits } from './network-limits';

/** How many exposures are counted: each is one write, and many of them from one place are no readers. */
@Injectable()
export class ExposureLimits extends NetworkLimits {
  constructor(dataSource: DataSource, networkHash: NetworkHash) {
    super(dataSource, networkHash, {
      ...{ name: 'expose', perNetworkPerHour: PER_NETWORK_PER_HOUR, perMinute: PER_MINUTE },
    });
  }
}

/** An office or a campus behind one address. */
const PER_NETWORK_PER_HOUR = 300;
/** A front page on a busy day, and a hundredth of what the database writes. */
const PER_MINUTE = 3_000;
