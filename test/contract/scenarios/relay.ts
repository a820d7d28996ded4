import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from '../judged-traffic';

export interface Relay {
  /** What the app's client takes for Stripe. */
  readonly url: URL;
  stop(): Promise<void>;
}

/**
 * Stands between the app's own client and a Stripe at `upstream`, passes everything on and tells `onExchange` of it: so the client under test is
 * the app's, unchanged. Listens on this machine only; callers bring their own key.
 */
export async function startRelay(upstream: URL, onExchange: (exchange: Exchange) => void): Promise<Relay> {
  const server = createServer((request, response) => {
    // A cut connection is what the caller would have seen without us.
    relay(upstream, request, response, onExchange).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function relay(
  upstream: URL,
  request: IncomingMessage,
  response: ServerResponse,
  onExchange: (exchange: Exchange) => void,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const requestBody = await textOf(request);
  const answer = await fetch(new URL(url, upstream), {
    method,
    headers: passedOn(headers),
    redirect: 'error',
    ...(requestBody === '' ? {} : { body: requestBody }),
  });
  const responseBody = await answer.text();
  const responseHeaders = Object.fromEntries([...answer.headers].filter(([name]) => !OF_ONE_CONNECTION.has(name)));
  onExchange({
    ...{ method, url, requestHeaders: headers, requestBody },
    ...{ status: answer.status, responseHeaders, responseBody },
  });
  response.writeHead(answer.status, responseHeaders).end(responseBody);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(texts.filter(([name]) => !OF_ONE_CONNECTION.has(name)));
}

/** Belong to one connection or to its encoding, both of which end here. */
const OF_ONE_CONNECTION = new Set([
  ...['accept-encoding', 'connection', 'content-encoding', 'content-length', 'host', 'keep-alive'],
  'transfer-encoding',
]);
