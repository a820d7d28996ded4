import { runMigrations, StripeSync } from '@supabase/stripe-sync-engine';
import { Client } from 'pg';
import { contenderSettings } from './settings';
import { serveWebhooks } from './webhook-server';

const SCHEMA = 'stripe';

/** npm `@supabase/stripe-sync-engine` as its README says, calling Stripe for nothing: no backfill, no revalidation. */
async function main(): Promise<void> {
  const { databaseUrl, poolSize, port, webhookSecret } = contenderSettings();
  await migrate(databaseUrl);
  const sync = new StripeSync({
    poolConfig: { connectionString: databaseUrl, max: poolSize },
    schema: SCHEMA,
    stripeSecretKey: 'sk_test_sandbox_bench',
    stripeWebhookSecret: webhookSecret,
    stripeApiVersion: '2026-10-28.endive',
    autoExpandLists: false,
    backfillRelatedEntities: false,
    revalidateObjectsViaStripeApi: [],
  });
  serveWebhooks(port, (body, signature) => sync.processWebhook(body, signature));
}

async function migrate(databaseUrl: string): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  // Its migrations give their functions to a role of this name, whoever the superuser is.
  await client.query(CREATE_ROLE);
  await runMigrations({ databaseUrl, schema: SCHEMA });
  // They swallow their own failures: without this it would be measured answering 400.
  await client.query(`select last_synced_at from ${SCHEMA}.charges`);
  await client.end();
}

/** Roles belong to the server: another database of it may have had it made. */
const CREATE_ROLE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'postgres') then create role postgres; end if;
  end $$`;

void main();
