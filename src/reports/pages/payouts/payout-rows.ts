import type { PoolClient } from 'pg';
import { ask } from '../../queries/ask';

/** A payout as Stripe tells it, with what the books hold of its lines. */
export interface PayoutRow {
  readonly id: string;
  /** Days: of the zone, and of the bank. */
  readonly left_on: string;
  readonly arrives_on: string;
  readonly currency: string;
  /** Minor units, as those below. */
  readonly amount: string;
  readonly status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  readonly automatic: boolean;
  readonly failure_code: string | null;
  readonly trace_id: string | null;
  readonly balance_transaction_id: string | null;
  readonly line_count: number;
  readonly lines_net: string;
}

/** One line of a deposit. */
export interface PayoutLine {
  readonly balance_transaction_id: string;
  readonly category: string;
  readonly donation_id: string | null;
  readonly source_id: string;
  readonly frequency: string | null;
  readonly campaign: string | null;
  readonly received_at: Date;
  readonly currency: string | null;
  readonly gross: string;
  readonly fee: string;
  readonly net: string;
  /** Of the whole payout: how many lines, and what they come to. */
  readonly line_count: number;
  readonly total: string;
}

export interface PayoutsAsked {
  readonly zone: string;
  readonly asOf: string;
  readonly limit: number;
  readonly id?: string;
  /** Day of the zone. */
  readonly since?: string;
  /** Id of the payout before which it goes on. */
  readonly before?: string;
}

/** Newest first. */
export function payouts(client: PoolClient, asked: PayoutsAsked): Promise<PayoutRow[]> {
  const { zone, asOf, limit, id = '', since = '', before = '' } = asked;
  return ask(client, 'payouts', { zone, as_of: asOf, limit: String(limit), id, since, before });
}

export function payoutLines(client: PoolClient, id: string, asOf: string, limit: number): Promise<PayoutLine[]> {
  return ask(client, 'payout-lines', { id, as_of: asOf, limit: String(limit) });
}
