import type { IncomingHttpHeaders } from 'node:http';

/** Whether a page of ours sent it. Browsers say so by themselves; who says nothing is no browser, and is refused. */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: URL): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === publicUrl.origin;
}
