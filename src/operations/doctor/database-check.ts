import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Check, Finding } from './finding';

type Told = Omit<Finding, 'check'>;

/** A recent PostgreSQL, all migrations, the keys that fit, and a ledger that our own role cannot rewrite. */
@Injectable()
export class DatabaseCheck implements Check {
  readonly name = 'database';

  constructor(private readonly dataSource: DataSource) {}

  async examine(): Promise<Told[]> {
    const [row]: { version: number; may_change: string[] | null }[] = await this.dataSource.query(QUESTIONS, [
      GROWING_ONLY,
    ]);
    return [
      version(Number(row?.version)),
      await this.migrations(),
      ledger(row?.may_change ?? []),
      // With a key missing, nothing of ours would have started.
      { state: 'ok', text: 'The key file holds every key that donors are kept under.' },
    ];
  }

  private async migrations(): Promise<Told> {
    const isBehind = await this.dataSource.showMigrations();
    return isBehind
      ? { state: 'todo', text: 'Migrations are missing: start the app once with the right to change the schema.' }
      : { state: 'ok', text: 'Every migration is applied.' };
  }
}

function version(number: number): Told {
  const major = Math.floor(number / 10_000);
  return major >= OLDEST_MAJOR
    ? { state: 'ok', text: `PostgreSQL ${major}` }
    : { state: 'todo', text: `PostgreSQL ${major} is too old: ${OLDEST_MAJOR} or newer is needed.` };
}

/** Triggers refuse it in any case; a role that owns the tables could take the triggers away. */
function ledger(changeable: readonly string[]): Told {
  if (changeable.length === 0)
    return { state: 'ok', text: "The app's role cannot change or delete what is booked or audited." };
  return {
    state: 'look',
    text: `The app's role owns or may change ${changeable.join(', ')}: a role of its own for migrations (DATABASE_MIGRATION_URL) would put the books and the audit log out of its reach.`,
  };
}

const OLDEST_MAJOR = 15;
const GROWING_ONLY = ['ledger_transactions', 'ledger_entries', 'ledger_blocks', 'audit_log'];

const QUESTIONS = `
  select current_setting('server_version_num')::int as version,
    (select array_agg(c.relname::text order by c.relname)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relname = any ($1)
       and (pg_has_role(c.relowner, 'USAGE') or has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE'))) as may_change`;
