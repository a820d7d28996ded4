import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Somebody's alarm webhook: keeps what it is sent and answers as it is told. */
export class AlarmReceiver {
  readonly received: Received[] = [];
  /** Answers given before it is well again. */
  answers: number[] = [];
  private server: Server;

  async start(): Promise<URL> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.received.push(JSON.parse(Buffer.concat(chunks).toString()) as Received);
        response.writeHead(this.answers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/alarms`);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
