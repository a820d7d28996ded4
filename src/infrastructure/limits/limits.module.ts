import { Module } from '@nestjs/common';
import { LimitsSweep } from './limits-sweep';
import { NetworkHash } from './network-hash';
import { NetworkSalts } from './network-salts';
import { OpeningLimits } from './opening-limits';

@Module({ providers: [NetworkSalts, NetworkHash, OpeningLimits, LimitsSweep], exports: [OpeningLimits] })
export class LimitsModule {}
