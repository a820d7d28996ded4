import { EVENT_TABLE } from '../../src/events/event-table';
import { InProcessSandbox, type Answer } from '../../sandbox/in-process';
import type { StripeEvent } from '../../sandbox/account/wire';
import type { Life } from './life';
import type { OpenedGift } from './open-gift';

/** Stripe while a life goes on, with what was seen of it so far. */
export class World {
  readonly sandbox: InProcessSandbox;
  readonly events: StripeEvent[] = [];
  readonly gifts: OpenedGift[] = [];
  /** Pages of balance transactions asked for on the way, with the second of the answer. */
  readonly pages: { readonly page: Answer; readonly payout: string | null; readonly answeredAt: number }[] = [];

  constructor({ settings }: Life) {
    this.sandbox = new InProcessSandbox({
      // Debits wait until a step settles them.
      settings: { settleAfterMs: NEVER_MS, ...settings },
      clockStart: new Date(BEGINNING),
      // The endpoint subscribes to these alone.
      onEvent: (event) => Object.hasOwn(EVENT_TABLE, event.type) && this.events.push(event),
    });
  }

  nowSeconds(): number {
    return Math.floor(this.sandbox.nowMs() / 1000);
  }

  /** @returns undefined where Stripe refuses it: in this life it does not happen */
  async post(path: string, params: object = {}): Promise<Answer | undefined> {
    return unlessRefused(() => this.sandbox.call('POST', path, params));
  }

  /** Something that banks, payers or the dashboard do. */
  async control(path: string, fields: object = {}): Promise<Answer | undefined> {
    return unlessRefused(() => this.sandbox.control('POST', path, fields));
  }

  async get(path: string): Promise<Wire> {
    return this.sandbox.call<Wire>('GET', path);
  }

  /** All objects of a list, oldest first, that the filter lets through. */
  async list(path: string, params: object = {}, isWanted: (object: Wire) => boolean = () => true): Promise<Wire[]> {
    const { data } = await this.sandbox.call<{ data: Wire[] }>('GET', path, { limit: 100, ...params });
    return data.reverse().filter(isWanted);
  }

  async keepPage(payout: string | null = null): Promise<void> {
    const filter = payout === null ? {} : { payout };
    const page = await this.sandbox.call('GET', '/v1/balance_transactions', { limit: 100, ...filter });
    this.pages.push({ page, payout, answeredAt: this.nowSeconds() });
  }
}

/** An object of Stripe's; whoever asked for it knows its fields. */
export type Wire = Answer & {
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly [name: string]: unknown;
};

/** Longer than any life. */
const NEVER_MS = 1e12;
/** Any instant does; this one is noon, so that a short life is one day. */
const BEGINNING = '2025-06-10T12:00:00Z';

/** A card that is declined, a step that comes too late: the sandbox answers 4xx, and life goes on. */
async function unlessRefused(call: () => Promise<Answer> | Answer): Promise<Answer | undefined> {
  try {
    return await call();
  } catch (error) {
    if (/: (4\d\d |\{\s*"error")/.test(String(error))) return undefined;
    throw error;
  }
}
