import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { launchedTree, RUNS, textOf } from './launched-tree';

const { inTree, inData, start, command, told } = launchedTree();

it('the sandbox is set up once for each address, as an operator sets up Stripe', async () => {
  const commands = (): string => (existsSync(inTree('commands')) ? textOf(inTree('commands')) : '');
  rmSync(inData('set-up-for'), { force: true });
  rmSync(inTree('commands'), { force: true });
  for (let times = 0; times < 2; times++) {
    const running = start();
    await running.says(RUNS);
    await running.signalled('SIGTERM');
  }
  expect(commands().replaceAll(`${FIRST_ADMIN}\n`, '')).toBe('doctor --fix\n');
});

it('every start asks for a link for the first admin, until there is one', async () => {
  const asked = (): number => textOf(inTree('commands')).split(FIRST_ADMIN).length - 1;
  rmSync(inTree('commands'), { force: true });
  const running = start();
  await running.says(RUNS);
  await running.signalled('SIGTERM');
  expect(asked()).toBe(1);
  writeFileSync(inData('admin-there'), '');
  const later = start();
  await later.says(RUNS);
  await later.signalled('SIGTERM');
  rmSync(inData('admin-there'));
  expect(asked()).toBe(1);
});

const FIRST_ADMIN = 'admin first admin@newsroom.example --json';

it('the log of the start before is kept', async () => {
  const failing = start([], { FAIL_AT_BOOT: 'PUBLIC_URL must begin with https://' });
  expect(await failing.ended).toBe(1);
  await start().says(RUNS);
  expect(textOf(inData('app.log.1'))).toContain('PUBLIC_URL must begin');
  expect(textOf(inData('app.log'))).not.toContain('PUBLIC_URL must begin');
});

it('a command is told what the app was told, and its exit code is passed on', async () => {
  await start().says(RUNS);
  const doctor = command(['doctor', '--json']);
  expect(await doctor.ended).toBe(0);
  const { words, env } = JSON.parse(doctor.output) as { words: string[]; env: object };
  expect(words).toEqual(['doctor', '--json']);
  const { DATABASE_URL, STRIPE_API_BASE, STRIPE_SECRET_KEY, IDENTITY_KEYS_FILE, PUBLIC_URL } = await told();
  expect(env).toMatchObject({ DATABASE_URL, STRIPE_API_BASE, STRIPE_SECRET_KEY, IDENTITY_KEYS_FILE, PUBLIC_URL });
  expect(await command(['fail']).ended).toBe(3);
});

it('a command that means another database than the app’s is refused, and starts none', async () => {
  await start().says(RUNS);
  const elsewhere = { DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:9/gifts' };
  const refused = command(['doctor'], elsewhere);
  expect([await refused.ended, refused.output]).toEqual([1, expect.stringMatching(/another database/)]);
  const otherKeys = command(['doctor'], { IDENTITY_KEYS_FILE: 'elsewhere.json' });
  expect([await otherKeys.ended, otherKeys.output]).toEqual([1, expect.stringMatching(/another database, .*key file/)]);
});

it('SIGTERM reaches the command itself', async () => {
  await start().says(RUNS);
  const waiting = command(['wait']);
  await waiting.says('waits');
  expect(await waiting.signalled('SIGTERM')).toBe(5);
});

it('without anything that runs a command has its own say, with a hint where settings are missing', async () => {
  const help = command(['--help']);
  expect([await help.ended, help.output]).toEqual([0, expect.not.stringContaining('does not run')]);
  const lost = command(['unset']);
  expect([await lost.ended, lost.output]).toEqual([2, expect.stringMatching(/^Mainstay does not run, .+\n$/)]);
});

it('files are named from the folder where the command was typed', async () => {
  const typed = command(['where'], { INIT_CWD: inTree('dist') });
  await typed.ended;
  const { cwd, env } = JSON.parse(typed.output) as { cwd: string; env: Record<string, string> };
  expect(cwd).toBe(inTree('dist'));
  expect(env['NEWSROOM_FILE']).toBe(inTree('newsroom', 'example.json'));
});
