import { isIPv6 } from 'node:net';

/**
 * The network an address counts for: IPv4 whole, in any spelling of its form inside IPv6; of IPv6 the first 64 bits,
 * for a household is handed that many addresses or more.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  return mappedIPv4(canonical) ?? firstGroups(canonical);
}

/** The canonical form writes ::ffff:198.51.100.7 as ::ffff:c633:6407. */
function mappedIPv4(canonical: string): string | undefined {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical)?.slice(1);
  return groups
    ?.map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

function firstGroups(canonical: string): string {
  const [before, after] = canonical.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const written = [...(before ?? []), ...(after ?? [])];
  const zeros = Array.from({ length: IPV6_GROUPS - written.length }, () => '0');
  return [...(before ?? []), ...zeros, ...(after ?? [])].slice(0, NETWORK_GROUPS).join(':');
}

const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;
