import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { networkOf } from './network-of';
import { NetworkSalts } from './network-salts';

/**
 * Names a network without keeping its address, under the salt of the day. While that salt exists, whoever holds it can
 * try all addresses until one fits; once it is deleted nobody can, and the names of two days have nothing in common.
 */
@Injectable()
export class NetworkHash {
  constructor(private readonly salts: NetworkSalts) {}

  async of(address: string): Promise<string> {
    const salt = await this.salts.ofToday();
    return createHmac('sha256', salt).update(networkOf(address)).digest('base64url');
  }
}
