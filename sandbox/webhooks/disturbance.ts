import type { Generation } from '../account/event-log';
import { Chaos, type Passage } from './chaos';
import type { Delivery } from './delivery';
import { ShuffleWindow } from './shuffle-window';

/** What happens to an event before it is one, and to a delivery on its first way. */
export const GENERATION_KINDS = ['never_generated', 'twin'] as const;
export const DELIVERY_KINDS = ['drop', 'delay', 'duplicate', 'hold', 'shuffle'] as const;

/** What shall happen to the next events or deliveries. */
export interface Plan {
  /** Only events of this type. */
  readonly type?: string;
  /** How many it still meets. */
  remaining: number;
  readonly kind: (typeof GENERATION_KINDS)[number] | (typeof DELIVERY_KINDS)[number];
  readonly delayMs?: number;
}

/** As they came, the other way round, shuffled, or these events (by id or type) first and in this order. */
export type ReleaseOrder = 'given' | 'reversed' | 'random' | readonly string[];

/**
 * Stands between an event and its endpoint, and lets it through late, twice, never or in another order when told to:
 * Stripe promises neither order nor that an event comes once.
 */
export class Disturbance {
  readonly chaos = new Chaos();
  private readonly window = new ShuffleWindow<Held>(
    ({ delivery, type }) => this.holdOrSend(delivery, type),
    () => this.chaos.next(),
  );
  private plans: Plan[] = [];
  private held: Held[] = [];
  private paused = false;
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly send: (delivery: Delivery) => Promise<void>,
    private readonly drop: (delivery: Delivery) => void,
  ) {}

  /** Whether an event of this type comes to be: not at all, once, or under two ids. */
  generation(type: string): Generation {
    const planned = this.take(type, GENERATION_KINDS)?.kind;
    return planned === 'never_generated' || planned === 'twin' ? planned : this.chaos.generation();
  }

  /** @param type of the event, on its first way: retries are left alone */
  pass(delivery: Delivery, type?: string): void {
    const { kind, delayMs } = this.passage(type);
    switch (kind) {
      case 'drop':
        return this.drop(delivery);
      case 'delay':
        return this.later(delivery, delayMs);
      case 'hold':
        return void this.held.push({ delivery, type });
      case 'shuffle':
        return this.window.add({ delivery, type });
      case 'duplicate':
        this.holdOrSend(delivery, type);
        return this.holdOrSend(delivery, type);
      case 'pass':
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
    this.chaos.end();
    this.window.open();
    this.release('given');
  }

  stop(): void {
    this.window.stop();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private passage(type: string | undefined): { kind: Passage | 'hold'; delayMs: number } {
    if (type === undefined) return { kind: 'pass', delayMs: 0 };
    const plan = this.take(type, DELIVERY_KINDS);
    if (!plan) return { kind: this.chaos.passage(), delayMs: this.chaos.delayMs };
    return { kind: plan.kind as Passage | 'hold', delayMs: plan.delayMs ?? 0 };
  }

  private take(type: string, kinds: readonly Plan['kind'][]): Plan | undefined {
    const fits = (plan: Plan): boolean => kinds.includes(plan.kind) && (plan.type === undefined || plan.type === type);
    const plan = this.plans.find(fits);
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
