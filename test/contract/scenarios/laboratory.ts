import type Stripe from 'stripe';
import { StripeCheckoutSessions } from '../../../src/infrastructure/stripe/checkout-sessions';
import { StripeProducts } from '../../../src/infrastructure/stripe/products';
import { stripeClient } from '../../../src/infrastructure/stripe/stripe-client';
import { Judge } from '../judge/judge';
import { JudgedTraffic, type Exchange } from '../judged-traffic';
import { loadContract } from '../load-contract';
import { startRelay, type Relay } from './relay';
import { NotHere, type Bench, type Scenario } from './scenario';

/** What came of a scenario. */
export interface Outcome {
  readonly name: string;
  readonly result: 'shown' | 'not here' | 'broken';
  /** Why it is not shown, and every violation the judge saw; for people. */
  readonly complaints: readonly string[];
  /** What could not be cleared away; says nothing of the fact. */
  readonly leftOvers: readonly string[];
}

/** Runs scenarios one after the other on the Stripe, or the sandbox, at an address. */
export class Laboratory {
  private exchanges: Exchange[] = [];
  private relay: Relay | undefined;
  private readonly judge = new Judge(loadContract());

  private constructor(private readonly secretKey: string) {}

  static async open(upstream: URL, secretKey: string): Promise<Laboratory> {
    const laboratory = new Laboratory(secretKey);
    laboratory.relay = await startRelay(upstream, (exchange) => laboratory.exchanges.push(exchange));
    return laboratory;
  }

  async close(): Promise<void> {
    await this.relay?.stop();
  }

  /** The app's client on this account. */
  client(secretKey = this.secretKey): Stripe {
    return stripeClient({ secretKey, webhookSecrets: [], apiBase: this.relay?.url, livemode: false });
  }

  async run(scenario: Scenario): Promise<Outcome> {
    this.exchanges = [];
    const toCleanUp: (() => Promise<unknown>)[] = [];
    const failure = await complaintOf(() => scenario.run(this.bench(toCleanUp)));
    const leftOvers: string[] = [];
    for (const work of toCleanUp.reverse()) leftOvers.push(...((await complaintOf(work))?.complaints ?? []));
    const complaints = [...(failure?.complaints ?? []), ...this.violations()];
    const result = complaints.length === 0 ? 'shown' : (failure?.result ?? 'broken');
    return { name: scenario.name, result, complaints, leftOvers };
  }

  private bench(toCleanUp: (() => Promise<unknown>)[]): Bench {
    const stripe = this.client();
    return {
      stripe,
      checkout: new StripeCheckoutSessions(stripe),
      exchanges: this.exchanges,
      productsOfNewProcess: () => new StripeProducts(stripe),
      clientWithKey: (secretKey) => this.client(secretKey),
      cleanUp: (work) => void toCleanUp.push(work),
    };
  }

  private violations(): string[] {
    const traffic = new JudgedTraffic('intended', this.judge);
    for (const exchange of this.exchanges) traffic.onExchange(exchange);
    return traffic.violations();
  }
}

async function complaintOf(
  work: () => Promise<unknown>,
): Promise<{ result: 'not here' | 'broken'; complaints: string[] } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    return { result: error instanceof NotHere ? 'not here' : 'broken', complaints: [message] };
  }
}
