import { Agent, request, type IncomingMessage } from 'node:http';

/** Posts JSON to one address over kept connections: Node's own client, which Stripe's is built on as well. */
export class JsonPoster {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly url: string) {}

  /** @returns the status, once the whole answer is here */
  post(body: object): Promise<number> {
    const bytes = Buffer.from(JSON.stringify(body));
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
    return new Promise((resolve, reject) => {
      const posted = request(this.url, { method: 'POST', agent: this.agent, headers }, (answer: IncomingMessage) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      });
      posted.once('error', reject);
      posted.end(bytes);
    });
  }
}
