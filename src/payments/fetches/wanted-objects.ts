import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import type { Charge } from '../charges/charge.entity';
import type { Payout } from '../payouts/payout.entity';
import type { Refund } from '../refunds/refund.entity';

/** Objects that changed, and may name others that nobody has told us about. */
export interface ChangedObjects {
  readonly charges: readonly Charge[];
  readonly refunds: readonly Refund[];
  readonly payouts: readonly Payout[];
  readonly ambiguousDisputes: readonly string[];
  /** Balance transactions named by objects that are nothing else to us. */
  readonly named: readonly string[];
}

/** Notes what has to be asked for at Stripe, in the transaction that found it out. It is asked for outside of any. */
@Injectable()
export class WantedObjects {
  async note(manager: EntityManager, changed: ChangedObjects): Promise<void> {
    await this.noteBalanceTransactions(manager, balanceTransactionsNamedBy(changed));
    await this.noteObjects(manager, 'payout_lines', idsOf(changed.payouts.filter(isItemised)), AT_ONCE);
    await this.noteObjects(manager, 'dispute', changed.ambiguousDisputes, STAMPS_MAY_DIFFER_S);
  }

  async noteAmbiguousSubscriptions(manager: EntityManager, stripeIds: readonly string[]): Promise<void> {
    await this.noteObjects(manager, 'subscription', stripeIds, STAMPS_MAY_DIFFER_S);
  }

  /** Noted again, it is asked for again, also where somebody is just asking. @param objectType Stripe's name of it, or `payout_lines` */
  async noteObjects(
    manager: EntityManager,
    objectType: string,
    stripeIds: readonly string[],
    inSeconds: number,
  ): Promise<void> {
    if (stripeIds.length > 0) await manager.query(NOTE_OBJECTS, [objectType, stripeIds, inSeconds]);
  }

  /** No event ever brings a balance transaction (but a dispute carries its own). */
  private async noteBalanceTransactions(manager: EntityManager, stripeIds: readonly string[]): Promise<void> {
    if (stripeIds.length > 0) await prepared(manager, NOTE_BALANCE_TRANSACTIONS, [stripeIds]);
  }
}

/** Longer than the stamps of two machines of Stripe's differ. */
const STAMPS_MAY_DIFFER_S = 3;
const AT_ONCE = 0;

function balanceTransactionsNamedBy({ charges, refunds, payouts, named }: ChangedObjects): string[] {
  const naming = [...charges, ...refunds, ...payouts];
  const ids = naming.flatMap((row) => [row.balanceTransactionId ?? [], row.failureBalanceTransactionId ?? []].flat());
  return [...ids, ...named];
}

function isItemised(payout: Payout): boolean {
  return payout.automatic && payout.reconciliationStatus === 'completed';
}

function idsOf(rows: readonly { readonly stripeId: string }[]): string[] {
  return rows.map(({ stripeId }) => stripeId);
}

const NOTE_BALANCE_TRANSACTIONS = `
  insert into stripe_fetches (object_type, object_id, due_at)
  select distinct 'balance_transaction', id, clock_timestamp() from unnest($1::text[]) id
  where not exists (select from balance_transactions where stripe_id = id)
  on conflict (object_type, object_id) do nothing`;

const NOTE_OBJECTS = `
  insert into stripe_fetches (object_type, object_id, due_at)
  select distinct $1, id, clock_timestamp() + make_interval(secs => $3) from unnest($2::text[]) id
  on conflict (object_type, object_id) do update set due_at = excluded.due_at`;
