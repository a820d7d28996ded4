import { networkOf } from '../../../src/infrastructure/limits/network-of';

describe('the network of an address', () => {
  it.each(['198.51.100.7', '::ffff:198.51.100.7', '::FFFF:c633:6407', '0:0:0:0:0:ffff:c633:6407'])(
    '%s is the IPv4 address 198.51.100.7',
    (address) => expect(networkOf(address)).toBe('198.51.100.7'),
  );

  it.each([
    ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff::9'],
    ['2001:db8::1', '2001:db8:0:0:1:2:3:4'],
    ['fe80::1%eth0', 'fe80::2'],
    ['::1', '::2'],
  ])('%s and %s are in one', (one, other) => expect(networkOf(one)).toBe(networkOf(other)));

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['::ffff:198.51.100.7', '::ffff:198.51.100.8'],
    ['::1:0:0:0:0', '::1'],
  ])('%s and %s are in two', (one, other) => expect(networkOf(one)).not.toBe(networkOf(other)));
});
