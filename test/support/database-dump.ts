import { Client } from 'pg';

/** Every row of every table as text, binary columns in hexadecimal. */
export async function dumpDatabase(url: string): Promise<string> {
  const client = new Client(url);
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const dumps: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select to_jsonb(t)::text as line from ${name} t`);
    dumps.push(...rows.map(({ line }) => `${name} ${line}`));
  }
  await client.end();
  return dumps.join('\n');
}
