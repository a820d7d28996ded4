import { Client } from 'pg';
import { freePort, LOOPBACK } from '../../scripts/free-port';
import { answersWell } from '../rig/http-status';
import { startMainstay, WEBHOOK_SECRET } from '../rig/mainstay';
import { startProgram, untilReady } from '../rig/program';
import type { Stoppable, Workbench } from '../rig/workbench';
import { contenderEnvironment } from './settings';

/** One of those that acknowledge events, running. */
export interface AcksReceiver {
  readonly name: 'ours' | 'ours-draining' | 'stripe-sync-engine' | 'plain-insert';
  readonly port: number;
  readonly path: string;
  readonly table: EventsTable;
}

/** All of them on the same server, each in a database of its own. */
export async function startReceivers(workbench: Workbench): Promise<AcksReceiver[]> {
  return [
    await ours(workbench, 'ours', 'web'),
    await contender(workbench, 'stripe-sync-engine', 'stripe.charges'),
    await contender(workbench, 'plain-insert', 'events'),
    await ours(workbench, 'ours-draining', 'all'),
  ];
}

async function ours(workbench: Workbench, name: 'ours' | 'ours-draining', role: 'web' | 'all'): Promise<AcksReceiver> {
  const databaseUrl = await workbench.database(name);
  const { port } = await startMainstay(workbench, { name, databaseUrl, role });
  const table = workbench.keep(await EventsTable.open(databaseUrl, 'stripe_events'));
  return { name, port, path: '/webhooks/stripe', table };
}

async function contender(
  workbench: Workbench,
  name: 'stripe-sync-engine' | 'plain-insert',
  tableName: string,
): Promise<AcksReceiver> {
  const [databaseUrl, port] = [await workbench.database(name), await freePort()];
  const env = contenderEnvironment({ databaseUrl, poolSize: POOL_SIZE, port, webhookSecret: WEBHOOK_SECRET });
  const program = workbench.keep(startProgram(workbench, { name, script: `bench/contenders/${name}.js`, env }));
  await untilReady(program, () => answersWell(`http://${LOOPBACK}:${port}/`));
  const table = workbench.keep(await EventsTable.open(databaseUrl, tableName));
  return { name, port, path: '/', table };
}

/** The app's own. */
const POOL_SIZE = 10;

/** Where a contender stores what it acknowledges. */
class EventsTable implements Stoppable {
  private constructor(
    private readonly client: Client,
    private readonly name: string,
  ) {}

  static async open(databaseUrl: string, name: string): Promise<EventsTable> {
    const client = new Client(databaseUrl);
    await client.connect();
    return new EventsTable(client, name);
  }

  async count(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(`select count(*)::int from ${this.name}`);
    return rows[0]?.count ?? 0;
  }

  async empty(): Promise<void> {
    await this.client.query(`truncate ${this.name} cascade`);
  }

  stop(): Promise<void> {
    return this.client.end();
  }
}
