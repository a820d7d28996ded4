import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The words of the account, as a newsroom sets them in the Dashboard. */
export interface AccountWords {
  descriptor: string;
  name: string;
}

/** The sandbox with a door before it that knows the one call the sandbox does not: GET /v1/account. */
export class AccountFront {
  readonly words: AccountWords = { descriptor: 'EXT SUPPORT', name: 'EXT' };
  /** Calls that change something at Stripe. */
  readonly changes: string[] = [];
  private server: Server;

  constructor(private readonly sandboxUrl: string) {}

  async start(): Promise<string> {
    this.server = createServer((incoming, outgoing) => this.answer(incoming, outgoing));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (incoming.method === 'GET' && incoming.url === '/v1/account') {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(account(this.words)));
      return;
    }
    if (incoming.method !== 'GET') this.changes.push(`${incoming.method} ${incoming.url}`);
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? '/', this.sandboxUrl), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  }
}

function account({ descriptor, name }: AccountWords): object {
  return {
    ...{ id: 'acct_1', object: 'account', business_profile: { name } },
    settings: {
      payments: { statement_descriptor: descriptor },
      card_payments: { statement_descriptor_prefix: null },
      dashboard: { display_name: name },
    },
  };
}
