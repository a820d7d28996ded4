import { Module } from '@nestjs/common';
import { NetworkHash } from './network-hash';
import { OpeningLimits } from './opening-limits';

@Module({ providers: [NetworkHash, OpeningLimits], exports: [OpeningLimits] })
export class LimitsModule {}
