import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentOf } from '../support/app';
import { commandLine } from '../support/command-line';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';

describe('switches', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-switches-'));
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    database = await freshDatabase();
    environment = {
      PATH: process.env['PATH'],
      ...environmentOf({ databaseUrl: database.url, port: 3000, folder }),
    };
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const cli = commandLine(() => environment, 'switches');
  const listed = async (name: string): Promise<unknown> =>
    (JSON.parse((await cli('list', '--json')).stdout) as { name: string }[]).find((each) => each.name === name);

  it('are turned off with a reason and on again, audited, and listed for people and programs', async () => {
    expect((await cli('off', 'giving', '--reason', 'Tests of cards', '--json')).stdout).toContain('"off": "giving"');
    expect(await listed('giving')).toMatchObject({ offSince: expect.any(String), reason: 'Tests of cards' });
    expect(await listed('card')).toMatchObject({ offSince: null, reason: null });
    expect((await cli('list')).stdout).toContain('Tests of cards');
    expect((await cli('on', 'giving')).stdout).toBe('giving is on.\n');
    expect(await listed('giving')).toMatchObject({ offSince: null });
    const lines = await query(database.url, `select action, actor_kind from audit_log order by number`);
    expect(lines).toEqual([
      { action: 'switch-turned-off', actor_kind: 'cli' },
      { action: 'switch-turned-on', actor_kind: 'cli' },
    ]);
  });

  it('that are not there are refused with those that are', async () => {
    await expect(cli('off', 'abacus', '--reason', 'Nobody has one')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('giving, card, sepa_debit'),
    });
    await expect(cli('off', 'card')).rejects.toMatchObject({ code: 2 });
  });
});
