import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HANG_UP, type HttpReply, type HttpRequest } from '../api/exchange';
import { readBody } from './read-body';

export type Answerer = (request: HttpRequest) => Promise<HttpReply | typeof HANG_UP>;

/** node:http reduced to requests and replies. */
export class HttpServer {
  private readonly server: Server;

  constructor(answer: Answerer) {
    this.server = createServer((message, response) => void respond(answer, message, response));
    // Clients keep connections open for longer than Node's five seconds, and race its closing them.
    this.server.keepAliveTimeout = 60_000;
  }

  /** @throws Error with the code EADDRINUSE when the port is taken */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }
}

async function respond(answer: Answerer, message: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(message);
    const { method = 'GET', url = '/', headers } = message;
    const reply = await answer({ method, url, headers, body });
    if (reply === HANG_UP) message.socket.destroy();
    else response.writeHead(reply.status, reply.headers).end(reply.body);
  } catch (error) {
    process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
    if (response.headersSent) message.socket.destroy();
    else response.writeHead(500, { 'content-type': 'text/plain' }).end('The sandbox failed; see its standard error.');
  }
}
