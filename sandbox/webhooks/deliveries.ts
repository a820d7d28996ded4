import type { Account } from '../account/account';
import type { StripeEvent } from '../account/wire';
import { secretKey } from './configured-endpoint';
import { deliveryId, type Answer, type Delivery } from './delivery';
import { Disturbance } from './disturbance';
import { Lane } from './lane';
import { retryDelayMs } from './retry-schedule';
import { signature } from './signature';
import { renderEvent, subscribedEndpoints } from './subscribed';
import { Transport } from './transport';

/** Answers kept per delivery. */
const MAX_ANSWERS = 10;

/** Takes every event to the endpoints that want it, again and again until they say 2xx. */
export class Deliveries {
  readonly disturbance = new Disturbance(
    async (delivery) => this.lane.run(() => this.attempt(delivery)),
    (delivery) => this.drop(delivery),
  );
  private readonly lane = new Lane();
  private readonly transport = new Transport();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly account: Account) {
    account.events.onEmit((event) => this.prepare(event));
    account.events.generation = (type) => this.disturbance.generation(type);
  }

  /** How many are being sent or are about to be, without those held back or put off after a refusal. */
  get underWay(): number {
    return this.lane.size;
  }

  /** Takes up what an earlier process left undelivered. */
  start(): void {
    for (const delivery of this.account.store.all('deliveries').oldestFirst()) {
      if (delivery.status === 'pending') this.disturbance.pass(delivery);
    }
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.disturbance.stop();
    this.transport.close();
  }

  /** Sends an event once more to every endpoint that wants it now, whether or not they took it before. */
  resend(event: StripeEvent): Delivery[] {
    return this.account.store.transaction(() => this.prepare(event));
  }

  private prepare(event: StripeEvent): Delivery[] {
    const now = Date.now();
    return subscribedEndpoints(this.account, event).map((endpoint) => {
      const delivery = this.account.store.put('deliveries', {
        id: deliveryId(event.id, endpoint.id),
        event: event.id,
        endpoint: endpoint.id,
        status: 'pending',
        attempts: 0,
        createdAtMs: now,
        nextAttemptAtMs: now,
        answers: [],
      });
      this.account.store.afterCommit(() => this.disturbance.pass(delivery, event.type));
      return delivery;
    });
  }

  private drop(delivery: Delivery): void {
    this.account.store.transaction(() => this.account.store.put('deliveries', { ...delivery, status: 'dropped' }));
  }

  private async attempt({ id }: Delivery): Promise<void> {
    const { store } = this.account;
    const delivery = store.get('deliveries', id);
    const event = store.get('events', delivery?.event ?? '');
    const endpoint = store.get('webhook_endpoints', delivery?.endpoint ?? '');
    const secret = store.get('settings', secretKey(delivery?.endpoint ?? ''))?.value;
    if (!delivery || !event || !endpoint || this.stopped) return;
    const body = JSON.stringify(renderEvent(this.account, event), null, 2);
    const signed = signature(body, String(secret), Math.floor(Date.now() / 1000));
    this.note(delivery.id, await this.transport.post(endpoint.url, body, signed));
  }

  private note(id: string, answer: Answer): void {
    const delivery = this.account.store.get('deliveries', id);
    if (!delivery || this.stopped) return;
    const taken = answer.status !== undefined && answer.status >= 200 && answer.status < 300;
    const attempts = delivery.attempts + 1;
    const delayMs = retryDelayMs(attempts, answer.atMs - delivery.createdAtMs);
    const pending = delivery.status === 'pending';
    const status = taken ? 'succeeded' : pending && delayMs === undefined ? 'failed' : delivery.status;
    const noted = this.account.store.transaction(() =>
      this.account.store.put('deliveries', {
        ...delivery,
        status,
        attempts,
        nextAttemptAtMs: answer.atMs + (delayMs ?? 0),
        answers: [...delivery.answers.slice(1 - MAX_ANSWERS), answer],
      }),
    );
    if (noted.status === 'pending') this.retryLater(noted, delayMs ?? 0);
  }

  private retryLater(delivery: Delivery, delayMs: number): void {
    clearTimeout(this.timers.get(delivery.id));
    const timer = setTimeout(() => {
      this.timers.delete(delivery.id);
      this.disturbance.pass(delivery);
    }, delayMs);
    this.timers.set(delivery.id, timer);
  }
}
