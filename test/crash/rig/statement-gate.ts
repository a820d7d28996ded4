import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '../../../scripts/free-port';
import { GatedConnection } from './gated-connection';
import type { Halt, Halted, Moment, Side } from './halt';

/**
 * Stands between an app and PostgreSQL and reads along. It can stop a process at any statement, before PostgreSQL hears
 * of it or after it is done and before the process knows: there it waits, as long as the test likes, and can be killed.
 */
export class StatementGate {
  private readonly connections = new Set<GatedConnection>();
  private halts: Halt[] = [];

  private constructor(
    private readonly server: Server,
    private databaseUrl: string,
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  static async before(databaseUrl: string): Promise<StatementGate> {
    const server = createServer();
    server.listen(0, LOOPBACK);
    await once(server, 'listening');
    return new StatementGate(server, databaseUrl);
  }

  /** The database as the process reaches it, by this gate. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return Object.assign(new URL(this.databaseUrl), { port: String(port) }).toString();
  }

  /** The same database has moved, as after a restart of its server. */
  leadTo(databaseUrl: string): void {
    this.databaseUrl = databaseUrl;
  }

  /** The next connection to come to this moment stops there. Resolves once it is there. */
  halt(side: Side, isIt: (moment: Moment) => boolean): Promise<Halted> {
    return new Promise((reached) => this.halts.push({ side, isIt, reached }));
  }

  /** Nothing is stopped any more; what was goes on. */
  open(): void {
    this.halts = [];
    for (const connection of this.connections) connection.goOn();
  }

  /** The process is dead: what stood still here is gone with it, and PostgreSQL never hears of it. */
  drop(): void {
    this.halts = [];
    for (const connection of this.connections) connection.cut();
  }

  /** Cuts what is connected. */
  async close(): Promise<void> {
    for (const connection of this.connections) connection.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    const { hostname, port } = new URL(this.databaseUrl);
    const server = connect(Number(port), hostname);
    const connection = new GatedConnection(client, server, (side, moment) => this.take(side, moment));
    this.connections.add(connection);
    client.once('close', () => this.connections.delete(connection));
  }

  /** Each stops one connection, once. */
  private take(side: Side, moment: Moment): Halt | undefined {
    const halt = this.halts.find((each) => each.side === side && each.isIt(moment));
    this.halts = this.halts.filter((each) => each !== halt);
    return halt;
  }
}
