import { createHmac, randomBytes } from 'node:crypto';
import { chargeEvent } from './charge-event';

export interface Receiver {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secret: string;
}

/** So many different events as whole HTTP requests, each signed: nothing is left to compute while the clock runs. */
export function signedDeliveries(receiver: Receiver, count: number): Buffer[] {
  const run = randomBytes(6).toString('hex');
  const signedAt = Math.floor(Date.now() / 1000);
  return Array.from({ length: count }, (_, index) => {
    const body = chargeEvent(`${run}${String(index).padStart(8, '0')}`, signedAt);
    return signedDelivery(receiver, body, signedAt);
  });
}

/** One event as Stripe delivers it. @param signedAt Unix seconds; ours takes it for five minutes */
export function signedDelivery({ host, port, path, secret }: Receiver, body: string, signedAt: number): Buffer {
  const signature = createHmac('sha256', secret).update(`${signedAt}.${body}`).digest('hex');
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}:${port}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Stripe-Signature: t=${signedAt},v1=${signature}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
