import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { withNewKey } from '../../src/foundation/crypto/identity-keys';
import { inTransaction } from '../../src/infrastructure/database/transaction';
import { serializationRetries } from '../../src/infrastructure/metrics/metrics';
import { lifeOfSeven } from '../histories/one-life';
import { remembered } from '../histories/remembered';
import { Telling } from '../histories/telling';
import { startApp, type RunningApp } from '../support/app';
import { signatureOf } from '../support/history';
import { eventually } from '../support/journey';
import { query } from '../support/query';

describe('two apps on one database', () => {
  let folder: string;
  let apps: RunningApp[];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mainstay-two-'));
    const keys = path.join(folder, 'identity-keys.json');
    writeFileSync(keys, withNewKey(undefined), { mode: 0o600 });
    const first = await startApp({ environment: { IDENTITY_KEYS_FILE: keys } });
    const second = { IDENTITY_KEYS_FILE: keys, DATABASE_URL: first.databaseUrl };
    apps = [await startApp({ environment: second }), first];
  });
  afterAll(async () => {
    // The database goes with the app that made it, which is the last.
    for (const app of apps) await app.stop();
    await rm(folder, { recursive: true });
  });

  const deliver = (body: string, place: number) => {
    const app = apps[place % apps.length] as RunningApp;
    const headers = { 'content-type': 'application/json', 'stripe-signature': signatureOf(body, app.webhookSecret) };
    return fetch(`${app.url}/webhooks/stripe`, { method: 'POST', headers, body });
  };
  const retries = async () => (await serializationRetries.get()).values[0]?.value ?? 0;

  it('process once what is delivered fifty times at once to both of them, and know the same as one of it told once', async () => {
    const history = await lifeOfSeven();
    const once = new Telling(apps[0] as RunningApp, history);
    await once.begin();
    await once.tell(await once.events());
    const often = new Telling(apps[1] as RunningApp, history);
    await often.begin();
    for (const event of history.events) {
      const fifty = Array.from({ length: 50 }, (_, place) => deliver(often.named(event), place));
      expect((await Promise.all(fifty)).map(({ status }) => status)).toEqual(Array(50).fill(200));
    }
    const due = () =>
      query(often.app.databaseUrl, `select 1 from stripe_events where state = 'due' and event_id like '%' || $1`, [
        often.run,
      ]);
    expect(await eventually(due, (rows) => rows.length === 0)).toEqual([]);
    expect(await remembered(often)).toBe(await remembered(once));
    const stored = await query(often.app.databaseUrl, 'select 1 from stripe_events where event_id like $1', [
      `evt_%${often.run}`,
    ]);
    expect(stored).toHaveLength(history.events.length);
  });

  it.each([
    ['that cannot be serialized', 'select sum(n) from TABLE', 'insert into TABLE values (OWN + 10, 1)'],
    [
      'that wait for each other',
      'update TABLE set n = n + 1 where id = OWN',
      'update TABLE set n = n + 1 where id = 3 - OWN',
    ],
  ])('take up again a transaction of two %s, and count it', async (_what, first, second) => {
    const table = `clash_${randomBytes(4).toString('hex')}`;
    const dataSource = (apps[1] as RunningApp).app.get(DataSource);
    await dataSource.query(`create table ${table} as select id, 0 as n from generate_series(1, 2) id`);
    const before = await retries();
    const meeting = barrier(2);
    const sql = (statement: string, own: number) => statement.replaceAll('TABLE', table).replaceAll('OWN', String(own));
    const work = (own: number) => async (manager: EntityManager) => {
      await manager.query(sql(first, own));
      await meeting();
      await manager.query(sql(second, own));
    };
    await Promise.all([1, 2].map((own) => inTransaction(dataSource, work(own))));
    expect(await retries()).toBeGreaterThan(before);
    const [{ sum }] = (await dataSource.query(`select sum(n)::int from ${table}`)) as [{ sum: number }];
    expect(sum).toBe(first.startsWith('select') ? 2 : 4);
  });
});

/** Lets the first so many wait for each other, and everybody afterwards pass. */
function barrier(count: number): () => Promise<void> {
  let open!: () => void;
  let missing = count;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (--missing <= 0) open();
    return opened;
  };
}
