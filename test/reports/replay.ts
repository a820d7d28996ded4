import { dayIn } from '../../src/foundation/calendar/local-days';
import type { RunningApp } from '../support/app';
import { query } from '../support/query';

interface Booked {
  readonly key: string;
  readonly stripe_id: string;
  readonly balance_transaction_id: string | null;
  readonly contribution_id: string | null;
  readonly occurred_at: Date;
  readonly entries: readonly { readonly account: string; readonly currency: string; readonly minor: string }[];
}

/** Figures of a report by place, in minor units; those of zero are left out. */
export type Figures = Record<string, bigint>;

/** The ledger read line by line and added up here: what reports are held against. */
export class Replay {
  private constructor(
    private readonly booked: readonly Booked[],
    private readonly zone: string,
  ) {}

  static async of(app: RunningApp, zone: string): Promise<Replay> {
    const booked = await query<Booked>(app.databaseUrl, BOOKED);
    return new Replay(booked, zone);
  }

  /** As `column CURRENCY`, over the days [from, to). */
  rollForward(from: string, to: string): Figures {
    const figures: Figures = {};
    for (const transaction of this.booked.filter(isBalanceTransaction)) {
      const day = this.dayOf(transaction);
      const category = transaction.key.split(':')[0] ?? '';
      const net = sumOf(transaction, 'assets:stripe:');
      for (const [currency, minor] of net) if (day < to) add(figures, `closing ${currency}`, minor);
      if (day < from || day >= to) continue;
      const fees = FEES.includes(category) ? new Map<string, bigint>() : sumOf(transaction, 'expenses:fees:');
      for (const currency of new Set([...net.keys(), ...fees.keys()])) {
        const [moved, fee] = [net.get(currency) ?? 0n, fees.get(currency) ?? 0n];
        add(figures, `${COLUMNS[category] ?? 'other'} ${currency}`, moved + fee);
        add(figures, `fees ${currency}`, -fee);
      }
    }
    return withoutZeros(figures);
  }

  /** As `column CURRENCY frequency`, over the days [from, to); of gifts that never changed how often they are taken. */
  income(from: string, to: string): Figures {
    const frequencies = this.frequencies();
    const figures: Figures = {};
    for (const transaction of this.booked) {
      const day = this.dayOf(transaction);
      if (day < from || day >= to) continue;
      for (const { account, currency, minor } of transaction.entries) {
        const column = INCOME.find(([begin]) => account.startsWith(begin))?.[1];
        if (column !== undefined)
          add(figures, `${column} ${currency} ${frequencies.get(transaction.stripe_id) ?? ''}`, -BigInt(minor));
      }
    }
    return withoutZeros(figures);
  }

  /** By the object behind, as the accounts say it that its gift stands on. */
  private frequencies(): ReadonlyMap<string, string> {
    const frequencies = new Map<string, string>();
    for (const { stripe_id, contribution_id, entries } of this.booked)
      for (const { account } of contribution_id === null ? [] : entries) {
        const [, frequency] = /:(one-time|monthly|annual)$/.exec(account) ?? [];
        if (frequency !== undefined) frequencies.set(stripe_id, frequency);
      }
    return frequencies;
  }

  private dayOf({ key, occurred_at }: Booked): string {
    return key.startsWith('payout_paid:') ? occurred_at.toISOString().slice(0, 10) : dayIn(this.zone, occurred_at);
  }
}

export function withoutZeros(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([, minor]) => minor !== 0n)
      .sort(),
  );
}

export function add(figures: Figures, place: string, minor: bigint): void {
  figures[place] = (figures[place] ?? 0n) + minor;
}

function isBalanceTransaction({ key, balance_transaction_id }: Booked): boolean {
  return (
    balance_transaction_id !== null &&
    !/^(exchanged|attributed):/.test(key) &&
    key.endsWith(`:${balance_transaction_id}`)
  );
}

function sumOf({ entries }: Booked, accounts: string): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { account, currency, minor } of entries)
    if (account.startsWith(accounts)) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
  return sums;
}

const FEES = ['fee', 'network_cost', 'tax'];
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ charge: 'charges', charge_failure: 'charges', partial_capture_reversal: 'charges', refund: 'refunds' },
  ...{ dispute: 'disputes', refund_failure: 'reversals', dispute_reversal: 'reversals' },
  ...{ fee: 'fees', network_cost: 'fees', tax: 'fees', payout: 'payouts', payout_reversal: 'payouts' },
};
const INCOME = [
  ['income:', 'gross'],
  ['contra:', 'refunds'],
  ['losses:', 'disputes'],
  ['expenses:', 'fees'],
  ['equity:fx', 'exchange'],
] as const;

const BOOKED = `
  select t.key, t.stripe_id, t.balance_transaction_id, t.contribution_id, t.occurred_at,
    json_agg(json_build_object('account', e.account, 'currency', e.currency, 'minor', e.amount_minor::text)) as entries
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id group by t.id order by t.id`;
