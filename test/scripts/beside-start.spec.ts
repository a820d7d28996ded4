import { existsSync, rmSync } from 'node:fs';
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
  expect(commands()).toBe('doctor --fix\n');
});

it('the log of the start before is kept', async () => {
  const failing = start([], { FAIL_AT_BOOT: 'PUBLIC_URL must begin with https://' });
  expect(await failing.ended).toBe(1);
  await start().says(RUNS);
  expect(textOf(inData('app.log.1'))).toContain('PUBLIC_URL must begin');
  expect(textOf(inData('app.log'))).not.toContain('PUBLIC_URL must begin');
});

it('a command is told what the app was told, and its exit code is passed on', async () => {
  await start().says(RUNS);
  const doctor = command('doctor', '--json');
  expect(await doctor.ended).toBe(0);
  const { words, env } = JSON.parse(doctor.output) as { words: string[]; env: object };
  expect(words).toEqual(['doctor', '--json']);
  const { DATABASE_URL, STRIPE_API_BASE, STRIPE_SECRET_KEY, IDENTITY_KEYS_FILE, PUBLIC_URL } = await told();
  expect(env).toMatchObject({ DATABASE_URL, STRIPE_API_BASE, STRIPE_SECRET_KEY, IDENTITY_KEYS_FILE, PUBLIC_URL });
  expect(await command('fail').ended).toBe(3);
});

it('a command without anything that runs is refused in a sentence, but for help', async () => {
  const refused = command('doctor');
  expect([await refused.ended, refused.output]).toEqual([1, expect.stringMatching(/^Mainstay does not run, .+\n$/)]);
  expect(await command('--help').ended).toBe(0);
});
