import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';

/** Tests that wait for a webhook give up after this; they pass long before. */
const PATIENCE_MS = 45_000;

/** An endpoint that believes only what Stripe's SDK finds rightly signed. */
export class WebhookReceiver {
  readonly secret = 'whsec_sandbox_fake';
  readonly events: Stripe.Event[] = [];
  readonly refused: string[] = [];
  /** What it answers; a test may make it fail. */
  status = 200;
  private server: Server | undefined;
  private waiting: (() => void)[] = [];

  private constructor(private port: number) {}

  static async start(port = 0): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver(port);
    await receiver.listen();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/webhooks`;
  }

  get types(): string[] {
    return this.events.map(({ type }) => type);
  }

  async listen(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const believed = this.take(Buffer.concat(chunks).toString(), String(request.headers['stripe-signature']));
        response.writeHead(believed ? this.status : 400).end();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()));
    this.server?.closeAllConnections();
    await closed;
  }

  /** Resolves with the events received once they satisfy the condition. */
  async until(condition: (events: Stripe.Event[]) => boolean): Promise<Stripe.Event[]> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!condition(this.events)) {
      if (Date.now() > deadline) throw new Error(`still waiting; received: ${this.types.join(', ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.events;
  }

  /** The first event of that type, now or as soon as it comes. */
  async event(type: string): Promise<Stripe.Event> {
    const events = await this.until((received) => received.some((event) => event.type === type));
    return events.find((event) => event.type === type) as Stripe.Event;
  }

  private take(body: string, signature: string): boolean {
    try {
      this.events.push(Stripe.webhooks.constructEvent(body, signature, this.secret));
      return true;
    } catch (error) {
      this.refused.push(String(error));
      return false;
    } finally {
      for (const wake of this.waiting.splice(0)) wake();
    }
  }
}
