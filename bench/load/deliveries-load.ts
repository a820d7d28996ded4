import { KeepAliveConnection } from './keep-alive-connection';
import { doJobs } from './load-process';
import { signedDelivery, type Receiver } from './signed-deliveries';

export interface DeliveriesJob {
  readonly receiver: Receiver;
  readonly connections: number;
  /** Events as JSON, in the order in which they are sent. */
  readonly bodies: readonly string[];
}

export interface DeliveriesResult {
  readonly seconds: number;
  /** Which were not taken. */
  readonly refused: string[];
}

/** Delivers as fast as they are answered, all connections from one list. */
async function deliver({ receiver, connections, bodies }: DeliveriesJob): Promise<DeliveriesResult> {
  const signedAt = Math.floor(Date.now() / 1000);
  const left = bodies.map((body) => ({ body, request: signedDelivery(receiver, body, signedAt) })).values();
  const refused: string[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await KeepAliveConnection.open(receiver.host, receiver.port);
      for (const { body, request } of left) if ((await connection.send(request)) !== 200) refused.push(body);
      connection.close();
    }),
  );
  return { seconds: (performance.now() - start) / 1000, refused };
}

doJobs(deliver);
