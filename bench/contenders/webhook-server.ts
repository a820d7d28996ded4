import { createServer, type IncomingMessage } from 'node:http';
import { LOOPBACK } from '../../scripts/free-port';

/** What takes a delivery; the answer is 200 when it returns and 400 when it throws. */
export type Take = (body: Buffer, signature: string) => Promise<unknown>;

/** The least of a server around it: `node:http`, the body as bytes, a short answer. */
export function serveWebhooks(port: number, take: Take): void {
  createServer(async (request, response) => {
    if (request.method === 'GET') return response.end('up');
    try {
      await take(await bodyOf(request), String(request.headers['stripe-signature']));
      return response.end('ok');
    } catch (error) {
      console.error(error);
      response.statusCode = 400;
      return response.end('refused');
    }
  }).listen(port, LOOPBACK);
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
}
