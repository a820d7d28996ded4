import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { ask } from '../../queries/ask';
import { Snapshots } from '../../run/snapshot';
import type { ChargeRow, ContributionRow, Found, FoundBalanceTransaction, LedgerRow } from './search-rows';

/** Looks an id up in the books: what it is about, and every entry made for it. */
@Injectable()
export class Searching {
  constructor(private readonly snapshots: Snapshots) {}

  /** @param q anything that was typed @returns undefined when the books know nothing of it */
  async find(q: string): Promise<Found | undefined> {
    if (!ID.test(q)) return undefined;
    return this.snapshots.with(async (client) => {
      const [named] = await ask<Named>(client, 'search-found', { q });
      if (named === undefined) return undefined;
      const contribution = await contributionOf(client, named.contribution_id);
      const isAllOfIt = named.charge_ids.length === 0;
      const chargeIds = isAllOfIt ? (contribution?.charge_ids ?? []) : named.charge_ids;
      const charges = await ask<ChargeRow>(client, 'search-charges', { ids: arrayOf(chargeIds) });
      const subjects = [...chargeIds, ...(isSecret(q) ? [] : [q])];
      const limit = String(MOST_TRANSACTIONS);
      const ledger = await ask<LedgerRow>(client, 'search-ledger', { ids: arrayOf(subjects), limit });
      const { balance_transaction: balanceTransaction } = named;
      if (contribution === undefined && charges.length + ledger.length === 0 && !balanceTransaction) return undefined;
      return { contribution, charges, ledger, balanceTransaction, isAllOfIt };
    });
  }
}

/** The id of a payment page opens the donor's thank-you page: it is no more shown than a password. */
export function isSecret(q: string): boolean {
  return q.startsWith('cs_');
}

interface Named {
  readonly contribution_id: string | null;
  readonly charge_ids: readonly string[];
  readonly balance_transaction: FoundBalanceTransaction | null;
}

const ID = /^[A-Za-z0-9_-]{3,255}$/;
/** Of a gift that was given for years, the newest. */
const MOST_CHARGES = 36;
export const MOST_TRANSACTIONS = 300;

async function contributionOf(client: PoolClient, id: string | null): Promise<ContributionRow | undefined> {
  if (id === null) return undefined;
  const rows = await ask<ContributionRow>(client, 'search-contribution', { id, limit: String(MOST_CHARGES) });
  return rows[0];
}

/** Ids have no character that an array's text would have to escape. */
function arrayOf(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
