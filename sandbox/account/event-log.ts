import type { Clock } from './clock';
import { objectId } from './object-ids';
import { forgetOldEvents } from './retention';
import type { Store } from './store';
import type { StripeEvent, WireObject } from './wire';

/** The version every event is rendered in, and the only one whose shapes the sandbox knows. */
export const API_VERSION = '2026-10-28.endive';

/** Old events are looked for once in so many new ones. */
const EVENTS_PER_SWEEP = 1_000;

/** The API call an event came from; null where the account acted by itself. */
export interface RequestOrigin {
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

const ITSELF: RequestOrigin = { id: null, idempotency_key: null };

/** Whether Stripe makes an event of a change: not always, and now and then two. */
export type Generation = 'never_generated' | 'once' | 'twin';

/** Emits events: a row with a snapshot, then whoever listens (webhooks, observers) once it is journalled. */
export class EventLog {
  /** Asked before each event comes to be. */
  generation: (type: string) => Generation = () => 'once';
  private origin: RequestOrigin = ITSELF;
  private readonly prepare: ((event: StripeEvent) => void)[] = [];
  private readonly listeners: ((event: StripeEvent) => void)[] = [];
  private held: StripeEvent[] | undefined;
  private published = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Called within the transaction, for rows that belong to it. */
  onEmit(action: (event: StripeEvent) => void): void {
    this.prepare.push(action);
  }

  /** Called when the event is a fact. */
  onCommitted(listener: (event: StripeEvent) => void): void {
    this.listeners.push(listener);
  }

  emit(type: string, object: WireObject, previous?: WireObject): void {
    const data = previous ? { object, previous_attributes: changedAttributes(previous, object) } : { object };
    const event: StripeEvent = {
      id: objectId('evt'),
      object: 'event',
      api_version: API_VERSION,
      // A test clock's objects live by its time; that something happened to them is news of now.
      created: Math.floor(this.clock.ownNowMs() / 1000),
      data,
      livemode: false,
      pending_webhooks: 0,
      request: this.origin,
      type,
    };
    if (this.held) this.held.push(event);
    else this.publish(event);
  }

  /** Names the API call that all events of this work come from. */
  from<T>(origin: RequestOrigin, work: () => T): T {
    const before = this.origin;
    this.origin = origin;
    try {
      return work();
    } finally {
      this.origin = before;
    }
  }

  /** Publishes what the work emits in the order given (types not named come last); Stripe promises no order at all. */
  inOrder<T>(types: readonly string[], work: () => T): T {
    const outer = this.held;
    const held: StripeEvent[] = (this.held = []);
    try {
      return work();
    } finally {
      this.held = outer;
      const rank = (event: StripeEvent): number => (types.indexOf(event.type) + types.length + 1) % (types.length + 1);
      for (const event of held.sort((a, b) => rank(a) - rank(b))) this.publish(event);
    }
  }

  private publish(event: StripeEvent): void {
    const generation = this.generation(event.type);
    if (generation === 'never_generated') return;
    this.record(event);
    if (generation === 'twin') this.record({ ...event, id: objectId('evt') });
  }

  private record(event: StripeEvent): void {
    this.store.put('events', event);
    if (++this.published % EVENTS_PER_SWEEP === 0) forgetOldEvents(this.store, this.clock.ownNowMs());
    for (const action of this.prepare) action(event);
    this.store.afterCommit(() => {
      for (const listener of this.listeners) listener(event);
    });
  }
}

/** What a field held before: hashes only with the keys that changed and were there, lists whole. */
export function changedAttributes(before: object, after: object): Record<string, unknown> {
  const now = after as Record<string, unknown>;
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(before)) {
    if (JSON.stringify(value) === JSON.stringify(now[key])) continue;
    changed[key] = isHash(value) && isHash(now[key]) ? changedAttributes(value, now[key]) : value;
  }
  return changed;
}

function isHash(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
