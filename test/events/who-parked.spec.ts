import { DataSource } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { ParkedEvents } from '../../src/events/inbox/parked-events';
import { CONFIG, type Config } from '../../src/foundation/config/config';
import { startApp, type RunningApp } from '../support/app';
import { commandLine } from '../support/command-line';

describe('who parked an event', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({ environment: { ROLE: 'web' } });
    for (const id of ['evt_app', 'evt_person']) await sql(DUE, [id]);
  });
  afterAll(() => app.stop());

  const sql = (text: string, values: unknown[] = []) => app.app.get(DataSource).query(text, values);
  const parked = () => app.app.get(ParkedEvents, { strict: false });
  const marks = async () =>
    (await sql('select event_id, state, parked_by from stripe_events order by event_id')).map(Object.values);
  const cli = commandLine(() => ({
    ...{ DATABASE_URL: app.databaseUrl, PUBLIC_URL: 'https://give.example' },
    ...{ IDENTITY_KEYS_FILE: app.app.get<Config>(CONFIG).identityKeysFile, STRIPE_API_BASE: 'http://127.0.0.1:9' },
    ...{ STRIPE_SECRET_KEY: 'sk_test_sandbox_fake', STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_fake' },
  }));

  it('is written down with the event, and told by both lists', async () => {
    // An object without any field: it cannot be read.
    await app.app.get(EventProcessor, { strict: false }).process([{ account: '', eventId: 'evt_app' }]);
    await cli('events', 'park', 'evt_person', '--reason', 'a person looks at it');
    expect(await marks()).toEqual([
      ['evt_app', 'parked', 'app'],
      ['evt_person', 'parked', 'person'],
    ]);
    expect((await parked().list()).map(({ eventId, parkedBy }) => [eventId, parkedBy])).toEqual([
      ['evt_app', 'app'],
      ['evt_person', 'person'],
    ]);
    expect((await cli('events', 'list')).stdout).toMatch(/evt_person .*parked +person/);
    expect(JSON.parse((await cli('events', 'show', 'evt_app')).stdout)).toMatchObject({ parkedBy: 'app' });
  });

  it('decides what a rebuild tries: it leaves what a person put aside, says so, and warns of nothing', async () => {
    await sql(`update stripe_events set projection = '{"id": "evt", "object": "product"}', type = 'product.updated',
      object_type = 'product' where event_id in ('evt_app', 'evt_person')`);
    const { stdout, stderr } = await cli('rebuild', '--json');
    expect(JSON.parse(stdout)).toEqual({ differences: [], corrected: [], leftParked: 1 });
    expect(stderr).toBe('');
    expect(await marks()).toEqual([
      ['evt_app', 'done', null],
      ['evt_person', 'parked', 'person'],
    ]);
    expect((await cli('rebuild', '--dry-run')).stdout).toMatch(/^Left aside, as a person wanted: 1 parked event\./);
  });

  it('is forgotten when the event is due again', async () => {
    expect(await parked().replay('evt_person')).toBe(1);
    expect(await marks()).toContainEqual(['evt_person', 'due', null]);
  });

  it('may be left unsaid by the version before, which also lets go of what this one has marked', async () => {
    await sql(`update stripe_events set state = 'parked', reason = 'old' where event_id = 'evt_person'`);
    expect(await parked().list()).toMatchObject([{ eventId: 'evt_person', parkedBy: 'app' }]);
    await sql(`update stripe_events set parked_by = 'person' where event_id = 'evt_person'`);
    await sql(`update stripe_events set state = 'due', attempts = 0 where event_id = 'evt_person'`);
    expect(await marks()).toContainEqual(['evt_person', 'due', null]);
  });

  it('is never said of an event that is not parked', async () => {
    const mark = `update stripe_events set parked_by = 'app' where event_id = 'evt_person'`;
    await expect(sql(mark)).rejects.toMatchObject({ code: '23514' });
  });
});

const DUE = `
  insert into stripe_events (account, event_id, type, created, api_version, livemode, body_sha256, object_type, projection, received_at, state, due_at)
  values ('', $1, 'charge.succeeded', now(), '2026-10-28.endive', false, decode(repeat('00', 32), 'hex'), 'charge', '{}', now(), 'due', now())`;
