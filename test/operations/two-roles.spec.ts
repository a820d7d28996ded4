import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { Jobs } from '../../src/infrastructure/jobs/jobs';
import { migrate } from '../../src/infrastructure/database/migrate';
import { writeBackup } from '../../src/operations/backup/write-backup';
import { Doctor } from '../../src/operations/doctor/doctor';
import { startApp, type RunningApp } from '../support/app';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';
import { eventually } from '../support/journey';

/** As docs/operations/install.md sets it up: one role owns the schema, another one runs. */
describe('an app whose role owns nothing', () => {
  const run = randomBytes(4).toString('hex');
  const [owner, runner, name] = [`owner_${run}`, `runner_${run}`, `mainstay_roles_${run}`];
  let admin: Awaited<ReturnType<typeof freshDatabase>>;
  let app: RunningApp;
  let [databaseUrl, migrationUrl] = ['', ''];
  beforeAll(async () => {
    admin = await freshDatabase();
    await query(admin.url, `create role ${owner} login password 'fake-owner'`);
    await query(admin.url, `create role ${runner} login password 'fake-runner'`);
    await query(admin.url, `create database ${name} owner ${owner}`);
    await query(admin.url, `grant create on database ${name} to ${runner}`);
    const as = (username: string, password: string) =>
      Object.assign(new URL(admin.url), { username, password, pathname: `/${name}` }).toString();
    [databaseUrl, migrationUrl] = [as(runner, 'fake-runner'), as(owner, 'fake-owner')];
    app = await startApp({ environment: { DATABASE_URL: databaseUrl, DATABASE_MIGRATION_URL: migrationUrl } });
  });
  afterAll(async () => {
    await app.stop();
    await query(admin.url, `drop database ${name} with (force)`);
    await query(admin.url, `drop role ${owner}`);
    await query(admin.url, `drop role ${runner}`);
    await admin.drop();
  });

  it('starts, and runs its tasks in a schema that it made for itself', async () => {
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
    await app.app.get(Jobs, { strict: false }).wake('alarm-delivery');
    const left = (): Promise<unknown[]> => app.app.get(DataSource).query('select 1 from graphile_worker.jobs');
    await eventually(left, ({ length }) => length === 0);
    expect(app.logLines.join('')).not.toContain('could not be woken');
  });

  it('cannot change what is booked or audited, and the doctor says so', async () => {
    const findings = await app.app.get(Doctor, { strict: false }).examine('look');
    const database = findings.filter(({ check }) => check === 'database');
    expect(database.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
    for (const change of ['delete from ledger_entries', `update audit_log set action = 'signed-in'`])
      await expect(app.app.get(DataSource).query(change)).rejects.toMatchObject({ code: '42501' });
  });

  it('writes a backup, though it owns nothing of what it reads', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-two-roles-'));
    const order = { file: path.join(folder, 'backup'), createdAt: new Date(), onProgress: () => undefined };
    const { manifest } = await writeBackup({ ...order, databaseUrl, key: null, withKeys: null });
    expect(manifest.tables.map(({ name: table }) => table)).toContain('ledger_entries');
    rmSync(folder, { recursive: true });
  });

  it('takes no right away, not for a moment, from an app that works, when another starts', async () => {
    const asking = Array.from({ length: 10 }, () => query(databaseUrl, 'select count(*) from contributions'));
    await Promise.all([...asking, ...[1, 2, 3].map(() => migrate(app.app.get(DataSource), migrationUrl))]);
    await expect(query(databaseUrl, 'select 1 from stripe_events')).resolves.toEqual([]);
  });
});
