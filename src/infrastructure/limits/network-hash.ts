import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';

/**
 * Names a network without keeping its address: a keyed hash that changes every day, so that it links nothing to
 * anything once the day is over.
 */
@Injectable()
export class NetworkHash {
  constructor(private readonly keys: IdentityKeys) {}

  of(address: string): string {
    const day = new Date().toISOString().slice(0, 10);
    const key = this.keys.key(this.keys.newestId, 'network-hash');
    return createHmac('sha256', key)
      .update(`${day} ${networkOf(address)}`)
      .digest('base64url');
  }
}

/** IPv6 hands a household 2^64 addresses or more, so its first 64 bits count as one; IPv4 counts whole. */
function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIPv6(bare) ? firstGroups(bare) : bare;
}

function firstGroups(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, IPV6_GROUPS - before.length - after.length) }, () => '0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;
