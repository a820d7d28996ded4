import { Pool } from 'pg';
import { contenderSettings } from './settings';
import { serveWebhooks } from './webhook-server';

/**
 * The floor under every durable acknowledgement: read the body, insert a row of about the size of ours, answer. It
 * checks no signature.
 */
async function main(): Promise<void> {
  const { databaseUrl, poolSize, port } = contenderSettings();
  const pool = new Pool({ connectionString: databaseUrl, max: poolSize });
  await pool.query(TABLE);
  serveWebhooks(port, (body) => pool.query(INSERT, valuesOf(JSON.parse(body.toString()) as ChargeEvent)));
}

interface ChargeEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly api_version: string;
  readonly livemode: boolean;
  readonly data: { readonly object: Readonly<Record<string, unknown>> };
}

function valuesOf({ id, type, created, api_version, livemode, data: { object } }: ChargeEvent): unknown[] {
  const kept = Object.fromEntries(KEPT.map((name) => [name, object[name]]));
  return [id, type, new Date(created * 1000), api_version, livemode, object['object'], object['id'], kept, new Date()];
}

/** About as much of a charge as we keep of it, so that PostgreSQL has as much to write. */
const KEPT = [
  ...['id', 'object', 'created', 'livemode', 'status', 'paid', 'captured', 'amount', 'amount_captured', 'currency'],
  ...['amount_refunded', 'customer', 'payment_intent', 'balance_transaction', 'refunded', 'disputed', 'failure_code'],
  ...['failure_balance_transaction', 'statement_descriptor', 'calculated_statement_descriptor', 'metadata'],
];

const TABLE = `
  create table if not exists events (
    event_id text primary key,
    type text not null,
    created timestamptz not null,
    api_version text,
    livemode boolean not null,
    object_type text not null,
    object_id text,
    object jsonb not null,
    received_at timestamptz not null
  )`;

const INSERT = `
  insert into events (event_id, type, created, api_version, livemode, object_type, object_id, object, received_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict do nothing`;

void main();
