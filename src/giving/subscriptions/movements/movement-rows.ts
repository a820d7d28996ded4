import type { EntityManager } from 'typeorm';
import type { ChosenEnd } from './chosen-end';
import type { Movement } from './movements';

/** What is recorded of these subscriptions, sealed in a block of the ledger or not yet. */
export async function readMovements(manager: EntityManager, subscriptionIds: readonly string[]): Promise<Movement[]> {
  const rows: MovementRow[] = await manager.query(READ, [subscriptionIds]);
  return rows.map((row) => ({
    ...{ subscriptionId: row.subscription_id, holder: row.holder, occurredAt: row.occurred_at, kind: row.kind },
    ...{ currency: row.currency, frequency: row.frequency, campaign: row.campaign },
    ...{ annualMinor: BigInt(row.annual_minor), gifts: Number(row.gifts), donors: row.donors ?? 0 },
    end: row.ended_by === null || row.end_reason === null ? null : { by: row.ended_by, reason: row.end_reason },
  }));
}

export async function insertMovements(manager: EntityManager, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const rows = movements.map((movement) => ({
    ...{ subscription_id: movement.subscriptionId, holder: movement.holder, occurred_at: movement.occurredAt },
    ...{ kind: movement.kind, currency: movement.currency, frequency: movement.frequency },
    ...{ campaign: movement.campaign, annual_minor: movement.annualMinor.toString(), gifts: movement.gifts },
    ...{ donors: movement.donors, ended_by: movement.end?.by, end_reason: movement.end?.reason },
  }));
  await manager.query(INSERT, [JSON.stringify(rows)]);
}

interface MovementRow extends Pick<Movement, 'holder' | 'kind' | 'currency' | 'frequency' | 'campaign'> {
  readonly subscription_id: string;
  readonly occurred_at: Date;
  /** PostgreSQL's bigint and numeric travel as text. */
  readonly annual_minor: string;
  readonly gifts: string;
  /** These three: null where it was recorded before they were. */
  readonly donors: number | null;
  readonly ended_by: ChosenEnd['by'] | null;
  readonly end_reason: ChosenEnd['reason'] | null;
}

const COLUMNS = `subscription_id, holder, occurred_at, kind, currency, frequency, campaign, annual_minor, gifts, donors,
  ended_by, end_reason`;

/** One statement: a block that is sealed meanwhile moves rows from one table to the other, and each is seen once. */
const READ = `
  select ${COLUMNS} from subscription_movements where subscription_id = any($1)
  union all
  select ${COLUMNS} from subscription_unsealed_movements where subscription_id = any($1)`;

const INSERT = `
  insert into subscription_unsealed_movements (${COLUMNS})
  select ${COLUMNS} from json_to_recordset($1) as movement(
    subscription_id text, holder text, occurred_at timestamptz, kind text, currency text, frequency text, campaign text,
    annual_minor bigint, gifts smallint, donors smallint, ended_by text, end_reason text)`;
