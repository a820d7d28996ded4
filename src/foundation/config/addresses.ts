import { isIP, isIPv4 } from 'node:net';

/** What is wrong with the address at which donors reach us, as the end of a sentence; undefined: nothing. */
export function publicUrlFault(url: URL, livemode: boolean): string | undefined {
  // Every path of ours hangs from the root, and a password here would stand in every link.
  if (url.href !== `${url.origin}/`) return 'must be a scheme, a host and at most a port, such as https://give.example';
  if (url.protocol === 'https:') return undefined;
  // A session secret travels in the return address: over plain http anyone on the way could read it.
  if (!isLoopback(url.hostname)) return 'must begin with https://';
  return livemode ? 'must begin with https:// beside a live key' : undefined;
}

/** What is wrong with the reverse proxies to believe, as the end of a sentence; undefined: nothing. */
export function proxyFault(proxies: readonly string[]): string | undefined {
  const wrong = proxies.find((proxy) => !isNetwork(proxy));
  return wrong === undefined
    ? undefined
    : `has "${wrong}": each must be an IP address, or a range such as 10.0.0.0/8 that is not the whole internet`;
}

/** @param hostname as a URL has it: IPv6 in brackets */
export function isLoopback(hostname: string): boolean {
  // By the address, not by its beginning: anyone may own 127.example.
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}
