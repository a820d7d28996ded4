import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { renamed } from '../lives/names';
import { KeepAliveConnection } from './keep-alive-connection';
import { doJobs } from './load-process';
import { signedDelivery, type Receiver } from './signed-deliveries';

export interface ArrivalsJob {
  readonly receiver: Receiver;
  /** The receiver's, to look whether an event is done. */
  readonly databaseUrl: string;
  /** The events of one life, each as JSON, to be told again and again under the numbers from … to. */
  readonly events: readonly string[];
  readonly lives: { readonly from: number; readonly to: number };
  readonly perSecond: number;
}

export interface ArrivalsResult {
  /** From the answer to an event until all that follows from it was committed. */
  readonly bookedAfterMs: number[];
}

/** Delivers at a steady pace and watches the inbox beside it. */
async function deliver(job: ArrivalsJob): Promise<ArrivalsResult> {
  const watch = await InboxWatch.open(job.databaseUrl);
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => KeepAliveConnection.open(job.receiver.host, job.receiver.port)),
  );
  const lanes: Promise<void>[] = connections.map(() => Promise.resolve());
  const start = performance.now();
  for (const [index, body] of bodiesOf(job).entries()) {
    const leftMs = start + (index * 1000) / job.perSecond - performance.now();
    if (leftMs > 0) await pause(leftMs);
    const [lane, connection] = [index % CONNECTIONS, connections[index % CONNECTIONS] as KeepAliveConnection];
    lanes[lane] = (lanes[lane] ?? Promise.resolve()).then(() => send(connection, job.receiver, body, watch));
    // It is told where all are waited for.
    lanes[lane].catch(() => undefined);
  }
  await Promise.all(lanes);
  const bookedAfterMs = await watch.finish();
  for (const connection of connections) connection.close();
  return { bookedAfterMs };
}

/** At that pace nobody ever waits for one. */
const CONNECTIONS = 8;

function bodiesOf({ events, lives: { from, to } }: ArrivalsJob): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) =>
    events.map((event) => renamed(event, from + index)),
  ).flat();
}

async function send(
  connection: KeepAliveConnection,
  receiver: Receiver,
  body: string,
  watch: InboxWatch,
): Promise<void> {
  const status = await connection.send(signedDelivery(receiver, body, Math.floor(Date.now() / 1000)));
  if (status !== 200) throw new Error(`A delivery was answered ${status}`);
  watch.answered((JSON.parse(body) as { id: string }).id);
}

/** Looks every few milliseconds which of the answered events are done. */
class InboxWatch {
  private readonly answeredAt = new Map<string, number>();
  private readonly bookedAfterMs: number[] = [];
  private isOver = false;
  private readonly looking: Promise<void>;

  private constructor(private readonly client: Client) {
    this.looking = this.look();
    this.looking.catch(() => undefined);
  }

  static async open(databaseUrl: string): Promise<InboxWatch> {
    const client = new Client(databaseUrl);
    await client.connect();
    return new InboxWatch(client);
  }

  answered(eventId: string): void {
    this.answeredAt.set(eventId, performance.now());
  }

  /** Once every answered event is done. @throws Error when one is not for long */
  async finish(): Promise<number[]> {
    const deadline = performance.now() + PATIENCE_MS;
    while (this.answeredAt.size > 0 && performance.now() < deadline) await pause(LOOK_EVERY_MS);
    this.isOver = true;
    await this.looking;
    await this.client.end();
    if (this.answeredAt.size > 0) throw new Error(`${this.answeredAt.size} answered events are still not done`);
    return this.bookedAfterMs;
  }

  private async look(): Promise<void> {
    while (!this.isOver) {
      await pause(LOOK_EVERY_MS);
      if (this.answeredAt.size === 0) continue;
      const { rows } = await this.client.query<{ event_id: string }>({
        ...DONE,
        values: [[...this.answeredAt.keys()]],
      });
      for (const { event_id: eventId } of rows) this.booked(eventId);
    }
  }

  private booked(eventId: string): void {
    this.bookedAfterMs.push(performance.now() - (this.answeredAt.get(eventId) ?? Number.NaN));
    this.answeredAt.delete(eventId);
  }
}

/** Far below what is measured. */
const LOOK_EVERY_MS = 4;
const PATIENCE_MS = 20_000;

/** Planned once. */
const DONE = {
  name: 'done',
  text: `select event_id from stripe_events where account = '' and event_id = any($1) and state = 'done'`,
};

doJobs(deliver);
