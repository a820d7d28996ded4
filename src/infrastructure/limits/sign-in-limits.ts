import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NetworkHash } from './network-hash';
import { NetworkLimits } from './network-limits';

/** How often signing in may be tried from browsers that nobody has signed in with before. */
@Injectable()
export class SignInLimits extends NetworkLimits {
  constructor(dataSource: DataSource, networkHash: NetworkHash) {
    // A newsroom's whole office on the morning after a new browser; in all no more than the processor can hash.
    super(dataSource, networkHash, { name: 'sign-in', perNetworkPerHour: 100, perMinute: 600 });
  }
}
