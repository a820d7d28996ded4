import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Jobs } from '../../src/infrastructure/jobs/jobs';
import { Doctor } from '../../src/operations/doctor/doctor';
import { startApp, type RunningApp } from '../support/app';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';

/** As docs/operations/install.md sets it up: one role owns the schema, another one runs. */
describe('an app whose role owns nothing', () => {
  const run = randomBytes(4).toString('hex');
  const [owner, runner, name] = [`owner_${run}`, `runner_${run}`, `mainstay_roles_${run}`];
  let admin: Awaited<ReturnType<typeof freshDatabase>>;
  let app: RunningApp;
  beforeAll(async () => {
    admin = await freshDatabase();
    await query(admin.url, `create role ${owner} login password 'fake-owner'`);
    await query(admin.url, `create role ${runner} login password 'fake-runner'`);
    await query(admin.url, `create database ${name} owner ${owner}`);
    await query(admin.url, `grant create on database ${name} to ${runner}`);
    const as = (username: string, password: string) =>
      Object.assign(new URL(admin.url), { username, password, pathname: `/${name}` }).toString();
    const environment = {
      DATABASE_URL: as(runner, 'fake-runner'),
      DATABASE_MIGRATION_URL: as(owner, 'fake-owner'),
    };
    app = await startApp({ environment });
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
    const left = () => app.app.get(DataSource).query('select 1 from graphile_worker.jobs');
    for (let tries = 0; tries < 200 && (await left()).length > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await left()).toEqual([]);
    expect(app.logLines.join('')).not.toContain('could not be woken');
  });

  it('cannot change what is booked, and the doctor says so', async () => {
    const findings = await app.app.get(Doctor, { strict: false }).examine('look');
    const database = findings.filter(({ check }) => check === 'database');
    expect(database.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
    const change = app.app.get(DataSource).query('delete from ledger_entries');
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });
});
