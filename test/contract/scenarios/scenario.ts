import type Stripe from 'stripe';
import type { StripeCheckoutSessions } from '../../../src/infrastructure/stripe/checkout-sessions';
import type { StripeProducts } from '../../../src/infrastructure/stripe/products';
import type { Exchange } from '../judged-traffic';

/** Something that must be true of Stripe, and of the sandbox because it is true of Stripe. */
export interface Scenario {
  /** The fact, as a sentence. */
  readonly name: string;
  /** Why the sandbox cannot show it yet; absent where it can. */
  readonly stripeOnly?: string;
  /** Rejects when the fact is not so; with `NotHere` when this account cannot show it. */
  run(bench: Bench): Promise<void>;
}

/** What a scenario works with: the app's own parts on one account, and everything that went over the wire since it began. */
export interface Bench {
  /** The app's client, as `stripeClient` makes it. */
  readonly stripe: Stripe;
  readonly checkout: StripeCheckoutSessions;
  readonly exchanges: readonly Exchange[];
  /** The products as a process that has just started knows them: not at all. */
  productsOfNewProcess(): StripeProducts;
  /** The app's client with another secret key. */
  clientWithKey(secretKey: string): Stripe;
  /** Done when the scenario is over, however it ended; the last named comes first. */
  cleanUp(work: () => Promise<unknown>): void;
}

/** The account at hand cannot show a fact, for a reason that says nothing against the fact. */
export class NotHere extends Error {}
