import type { Delivery } from './delivery';

/** What shall happen to the next deliveries on their first way. */
export interface Plan {
  /** Only events of this type. */
  readonly type?: string;
  /** How many deliveries it still meets. */
  remaining: number;
  readonly kind: 'drop' | 'delay' | 'duplicate' | 'hold';
  readonly delayMs?: number;
}

export type ReleaseOrder = 'given' | 'reversed' | 'random';

/**
 * Stands between an event and its endpoint, and lets it through late, twice, never or in another order when told to:
 * Stripe promises neither order nor that an event comes once.
 */
export class Disturbance {
  private plans: Plan[] = [];
  private held: Delivery[] = [];
  private paused = false;
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly send: (delivery: Delivery) => Promise<void>,
    private readonly drop: (delivery: Delivery) => void,
  ) {}

  /** @param type of the event, on its first way: retries are left alone */
  pass(delivery: Delivery, type?: string): void {
    const plan = type === undefined ? undefined : this.take(type);
    switch (plan?.kind) {
      case 'drop':
        return this.drop(delivery);
      case 'delay':
        return this.later(delivery, plan.delayMs ?? 0);
      case 'hold':
        return void this.held.push(delivery);
      case 'duplicate':
        this.holdOrSend(delivery);
        return this.holdOrSend(delivery);
      case undefined:
        return this.holdOrSend(delivery);
    }
  }

  plan(plan: Plan): void {
    this.plans.push(plan);
  }

  pause(): void {
    this.paused = true;
  }

  /** Lets go of everything held, and holds nothing more. */
  release(order: ReleaseOrder): number {
    this.paused = false;
    const waiting = this.held;
    this.held = [];
    for (const delivery of inOrder(waiting, order)) this.letThrough(delivery);
    return waiting.length;
  }

  clear(): void {
    this.plans = [];
    this.release('given');
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private take(type: string): Plan | undefined {
    const plan = this.plans.find((candidate) => candidate.type === undefined || candidate.type === type);
    if (plan && --plan.remaining === 0) this.plans.splice(this.plans.indexOf(plan), 1);
    return plan;
  }

  private later(delivery: Delivery, delayMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.letThrough(delivery);
    }, delayMs);
    this.timers.add(timer);
  }

  private holdOrSend(delivery: Delivery): void {
    if (this.paused) this.held.push(delivery);
    else this.letThrough(delivery);
  }

  private letThrough(delivery: Delivery): void {
    void this.send(delivery);
  }
}

function inOrder(deliveries: Delivery[], order: ReleaseOrder): Delivery[] {
  if (order === 'reversed') return deliveries.reverse();
  if (order === 'given') return deliveries;
  return deliveries
    .map((delivery) => ({ delivery, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
}
