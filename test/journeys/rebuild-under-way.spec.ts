import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { rebuild, type Rebuilt } from '../../src/events/rebuilding/rebuilder';
import { scratchUrl, withScratchSchema } from '../../src/events/rebuilding/scratch-schema';
import { CONFIG, type Config } from '../../src/foundation/config/config';
import { LedgerWriter } from '../../src/payments/ledger/ledger-writer';
import { startApp } from '../support/app';
import { accountBalances } from '../support/ledger';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';
import { query } from '../support/query';
import { allTold } from '../support/all-told';

const CLI = path.resolve(__dirname, '../../dist/src/cli.js');

/** Beside an app that goes on, and one that is killed. */
describe('a rebuild under way', () => {
  let journey: Journey;
  let dataSource: DataSource;
  beforeAll(async () => {
    journey = await startJourney();
    dataSource = journey.app.get(DataSource);
    for (const frequency of ['one-time', 'monthly']) await give({ frequency });
    await allBooked();
  });
  afterAll(() => journey.stop());

  const sql = (text: string) => query<Record<string, unknown>>(journey.databaseUrl, text);
  const give = async (changes: Record<string, unknown> = {}): Promise<void> => {
    const opened = await open(journey, changes);
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  };
  const allBooked = () => allTold(journey);
  const rebuilt = (mode: 'compare' | 'mend', onProgress: () => void = () => undefined): Promise<Rebuilt> =>
    withScratchSchema(dataSource, async () => {
      const scratch = await startApp({ environment: { ROLE: 'web', DATABASE_URL: scratchUrl(journey.databaseUrl) } });
      const parts = {
        ...{ live: dataSource, ledger: journey.app.get(LedgerWriter, { strict: false }) },
        ...{ scratch: scratch.app.get(DataSource), processor: scratch.app.get(EventProcessor, { strict: false }) },
      };
      return rebuild(parts, mode, onProgress).finally(() => scratch.stop());
    });
  const scratchSchemas = () => sql(`select 1 from pg_namespace where nspname = 'mainstay_rebuild'`);
  /** Something to mend: a gift that was paid and is told as failed, and a fact that is gone. */
  const tamper = () =>
    sql(`with gone as (delete from payment_intents returning 1) update contributions set status = 'failed'`);
  const tampered = async (): Promise<number> =>
    (
      await sql(`select 1 from contributions where status = 'failed' union all
      select 1 where not exists (select from payment_intents)`)
    ).length;

  it('is the only one', async () => {
    await withScratchSchema(dataSource, () => expect(rebuilt('compare')).rejects.toThrow('Another rebuild'));
    expect(await scratchSchemas()).toEqual([]);
    expect(await rebuilt('compare')).toEqual({ differences: [], corrected: [], leftParked: 0 });
  });

  it('takes nothing for wrong by an event that it cannot work off again', async () => {
    const of = `where type = 'charge.succeeded'`;
    await sql(`update stripe_events set projection = projection || '{"amount": "much"}' ${of}`);
    const charges = await sql('select * from charges order by stripe_id');
    await tamper();
    await expect(rebuilt('mend')).rejects.toThrow(/evt_\w+ \(charge\.succeeded\): .+\n[\s\S]*nothing changed/);
    expect(await tampered()).toBe(3);
    expect(await sql('select * from charges order by stripe_id')).toEqual(charges);
    await sql(`update stripe_events set projection = projection || '{"amount": 2500}' ${of}`);
    expect((await rebuilt('mend')).differences.map(({ table }) => table)).toEqual(['payment_intents', 'contributions']);
    expect(await tampered()).toBe(0);
    expect(await rebuilt('compare')).toEqual({ differences: [], corrected: [], leftParked: 0 });
  });

  it('loses none of the events that come meanwhile', async () => {
    await tamper();
    const gifts: Promise<void>[] = [];
    const { differences } = await rebuilt('mend', () => {
      for (let more = 0; more < GIFTS_AT_ONCE; more++) gifts.push(give());
    });
    expect(differences.map(({ table }) => table)).toContain('payment_intents');
    expect(gifts.length).toBeGreaterThanOrEqual(GIFTS_AT_ONCE);
    await Promise.all(gifts);
    await allBooked();
    expect(await rebuilt('compare')).toEqual({ differences: [], corrected: [], leftParked: 0 });
    const income = (await accountBalances(journey))['income:one-time EUR'];
    expect(income).toBe(-2500n * BigInt(1 + gifts.length));
  });

  it('stores and answers webhooks while it compares, and works them off after', async () => {
    const inTheWay = new Client(journey.databaseUrl);
    await inTheWay.connect();
    // What is compared first, and nothing that a webhook needs.
    await inTheWay.query('begin; lock table payouts in access exclusive mode');
    const comparing = rebuilt('compare');
    const isComparing = () =>
      sql(
        `select 1 from pg_stat_activity where query like '%full join mainstay_rebuild.payouts%' and wait_event_type = 'Lock' and datname = current_database()`,
      );
    expect(await eventually(isComparing, ({ length }) => length === 1)).toHaveLength(1);
    const opened = await open(journey);
    await pay(opened);
    const told = () =>
      sql(`select state from stripe_events where type = 'payment_intent.succeeded'
      and projection->'metadata'->>'contribution_id' = '${opened.contributionId}'`);
    expect(await eventually(told, ({ length }) => length === 1)).toEqual([{ state: 'due' }]);
    expect(await isComparing()).toHaveLength(1);
    await inTheWay.end();
    expect(await comparing).toEqual({ differences: [], corrected: [], leftParked: 0 });
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
    await allBooked();
  });

  it('leaves everything as it was when it is killed in the middle of mending, and mends when it runs again', async () => {
    await tamper();
    const inTheWay = new Client(journey.databaseUrl);
    await inTheWay.connect();
    await inTheWay.query('begin; select from contributions for update');
    const killed = command('rebuild');
    const isWaiting = () =>
      sql(
        `select 1 from pg_stat_activity where query like 'update%contributions l set status%' and wait_event_type = 'Lock' and datname = current_database()`,
      );
    expect(await eventually(isWaiting, ({ length }) => length === 1)).toHaveLength(1);
    killed.process.kill('SIGKILL');
    await killed.ended;
    await inTheWay.end();
    expect(await eventually(isWaiting, ({ length }) => length === 0)).toEqual([]);
    expect(await tampered()).toBeGreaterThan(1);
    expect(await scratchSchemas()).toHaveLength(1);
    const again = command('rebuild', '--dry-run', '--json');
    expect(await again.ended).toBe(3);
    expect(JSON.parse(again.output())).toMatchObject({
      differences: [{ table: 'payment_intents' }, {}],
      corrected: [],
    });
    const mending = command('rebuild');
    expect(await mending.ended).toBe(0);
    expect(mending.output()).toMatch(/Mended/);
    expect(await tampered()).toBe(0);
    expect(await scratchSchemas()).toEqual([]);
    expect(await command('rebuild', '--dry-run').ended).toBe(0);
  });

  /** The built command line, as a newsroom runs it. */
  const command = (...words: string[]) => {
    const { identityKeysFile } = journey.app.get<Config>(CONFIG);
    const child = spawn(process.execPath, [CLI, ...words], {
      env: {
        ...{ PATH: process.env['PATH'], DATABASE_URL: journey.databaseUrl, IDENTITY_KEYS_FILE: identityKeysFile },
        ...{ PUBLIC_URL: 'https://give.example', STRIPE_API_BASE: 'http://127.0.0.1:9' },
        ...{ STRIPE_SECRET_KEY: 'sk_test_sandbox_fake', STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_fake' },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { process: child, output: () => output, ended };
  };
});

const GIFTS_AT_ONCE = 5;
