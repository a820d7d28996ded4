import type { LocalStripe } from '../life/stripe';

/** Σ net of every balance transaction, and what payouts took to the bank, by currency; minor units. */
export interface StripeSums {
  readonly balance: ReadonlyMap<string, bigint>;
  readonly paidOut: ReadonlyMap<string, bigint>;
}

/** Asked of the sandbox line by line. */
export async function stripeSums(stripe: LocalStripe): Promise<StripeSums> {
  const [balance, paidOut] = [new Map<string, bigint>(), new Map<string, bigint>()];
  for await (const { currency, net, reporting_category } of stripe.list<Line>('/v1/balance_transactions')) {
    add(balance, currency, net);
    if (reporting_category.startsWith('payout')) add(paidOut, currency, -net);
  }
  return { balance, paidOut };
}

interface Line {
  readonly id: string;
  readonly currency: string;
  readonly net: number;
  readonly reporting_category: string;
}

function add(sums: Map<string, bigint>, currency: string, minor: number): void {
  const code = currency.toUpperCase();
  sums.set(code, (sums.get(code) ?? 0n) + BigInt(minor));
}
