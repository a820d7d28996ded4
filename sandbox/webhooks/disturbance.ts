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

/** As they came, the other way round, shuffled, or these events (by id or type) first and in this order. */
export type ReleaseOrder = 'given' | 'reversed' | 'random' | readonly string[];

/**
 * Stands between an event and its endpoint, and lets it through late, twice, never or in another order when told to:
 * Stripe promises neither order nor that an event comes once.
 */
export class Disturbance {
  private plans: Plan[] = [];
  private held: Held[] = [];
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
        return void this.held.push({ delivery, type });
      case 'duplicate':
        this.holdOrSend(delivery, type);
        return this.holdOrSend(delivery, type);
      case undefined:
        return this.holdOrSend(delivery, type);
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
    for (const { delivery } of inOrder(waiting, order)) this.letThrough(delivery);
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

  private holdOrSend(delivery: Delivery, type: string | undefined): void {
    if (this.paused) this.held.push({ delivery, type });
    else this.letThrough(delivery);
  }

  private letThrough(delivery: Delivery): void {
    void this.send(delivery);
  }
}

interface Held {
  readonly delivery: Delivery;
  /** Of the event; not known of a retry. */
  readonly type: string | undefined;
}

function inOrder(held: Held[], order: ReleaseOrder): Held[] {
  if (order === 'given') return held;
  if (order === 'reversed') return held.toReversed();
  if (order === 'random') return sortedBy(held, () => Math.random());
  return sortedBy(held, ({ delivery, type }) => {
    const place = order.findIndex((wanted) => wanted === delivery.event || wanted === type);
    return place < 0 ? order.length : place;
  });
}

function sortedBy(held: Held[], rank: (item: Held) => number): Held[] {
  const ranked = held.map((item) => ({ item, rank: rank(item) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
