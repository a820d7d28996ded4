import type { CountRow, FigureKind, FigureRow } from './dashboard-rows';

type Part = 'now' | 'before';

/** Sums over the rows that the database gave; never across currencies. */
export class Figures {
  constructor(
    private readonly rows: readonly FigureRow[],
    private readonly counts: readonly CountRow[],
  ) {}

  /** Every currency something moved in, in either interval. */
  get currencies(): string[] {
    const moved = this.rows
      .filter(({ about }) => about === 'now' || about === 'before')
      .map(({ currency }) => currency);
    return [...new Set([...moved, ...this.counts.map(({ currency }) => currency)])].sort();
  }

  sum(part: Part, kind: FigureKind, currency: string, of: Partial<FigureRow> = {}): bigint {
    return this.rows
      .filter((row) => row.about === part && row.kind === kind && row.currency === currency)
      .filter(({ frequency, method }) => frequency === (of.frequency ?? frequency) && method === (of.method ?? method))
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  }

  /** As the income report has it. */
  net(part: Part, currency: string): bigint {
    return NET.reduce((sum, kind) => sum + this.sum(part, kind, currency), 0n);
  }

  /** Of all that was given this month in a currency, by method of payment, the largest first. */
  methods(currency: string): [method: string, amount: bigint][] {
    const given = this.rows.filter((row) => row.about === 'now' && row.kind === 'gross' && row.currency === currency);
    const names = [...new Set(given.map(({ method }) => method))];
    return names
      .map((method): [string, bigint] => [method, this.sum('now', 'gross', currency, { method })])
      .sort(([, one], [, other]) => (one > other ? -1 : 1));
  }

  count(part: Part, kind: CountRow['kind'], currency?: string): number {
    return this.counts
      .filter((row) => row.part === part && row.kind === kind && row.currency === (currency ?? row.currency))
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** How many gifts their banks confirmed. */
  gifts(part: Part, currency?: string): number {
    return this.rows
      .filter((row) => row.about === part && row.kind === 'gifts' && row.currency === (currency ?? row.currency))
      .reduce((sum, { amount }) => sum + Number(amount), 0);
  }

  /** What is at Stripe, by currency. */
  balances(): { currency: string; amount: string }[] {
    return this.rows
      .filter(({ about }) => about === 'balance')
      .sort((one, other) => (one.currency < other.currency ? -1 : 1));
  }

  /** What was given in each month, by currency. */
  months(): ReadonlyMap<string, ReadonlyMap<string, bigint>> {
    const byCurrency = new Map<string, Map<string, bigint>>();
    for (const { about, currency, month, amount } of this.rows) {
      if (about !== 'month') continue;
      const months = byCurrency.get(currency) ?? new Map<string, bigint>();
      byCurrency.set(currency, months.set(month, BigInt(amount)));
    }
    return new Map([...byCurrency].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

const NET: readonly FigureKind[] = ['gross', 'refunds', 'disputes', 'fees', 'adjustments', 'exchange'];
