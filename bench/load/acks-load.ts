import { KeepAliveConnection } from './keep-alive-connection';
import { doJobs } from './load-process';
import { signedDeliveries, type Receiver } from './signed-deliveries';

export interface AcksJob {
  readonly receiver: Receiver;
  readonly connections: number;
  /** Not counted: connections are opened, code is compiled, caches are filled. */
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** So many events are made ready; when they run out, the measurement ends early. */
  readonly maximumEvents: number;
}

export interface AcksResult {
  readonly acksPerSecond: number;
  /** With those of the warm-up: so many must have been stored. */
  readonly acknowledged: number;
}

/** Each connection sends the next event as soon as its last one is acknowledged. */
async function acknowledge(job: AcksJob): Promise<AcksResult> {
  const deliveries = signedDeliveries(job.receiver, job.maximumEvents).values();
  const { host, port } = job.receiver;
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => KeepAliveConnection.open(host, port)),
  );
  const tally = new Tally(job);
  await Promise.all(connections.map((connection) => deliver(connection, deliveries, tally)));
  for (const connection of connections) connection.close();
  return tally.result();
}

async function deliver(connection: KeepAliveConnection, deliveries: Iterator<Buffer>, tally: Tally): Promise<void> {
  while (!tally.isOver()) {
    const { value, done } = deliveries.next();
    if (done) return;
    const status = await connection.send(value);
    if (status !== 200) throw new Error(`A delivery was answered ${status}`);
    tally.count();
  }
}

/** Counts acknowledgements, and apart from them those after the warm-up. */
class Tally {
  private readonly countFrom: number;
  private readonly end: number;
  private acknowledged = 0;
  private counted = 0;
  private lastAt = 0;

  constructor({ warmUpMs, measureMs }: AcksJob) {
    this.countFrom = performance.now() + warmUpMs;
    this.end = this.countFrom + measureMs;
  }

  isOver(): boolean {
    return performance.now() >= this.end;
  }

  count(): void {
    const now = performance.now();
    this.acknowledged++;
    if (now < this.countFrom) return;
    this.counted++;
    this.lastAt = now;
  }

  result(): AcksResult {
    const seconds = (this.lastAt - this.countFrom) / 1000;
    if (this.counted === 0) throw new Error('Nothing was acknowledged after the warm-up');
    return { acksPerSecond: this.counted / seconds, acknowledged: this.acknowledged };
  }
}

doJobs(acknowledge);
