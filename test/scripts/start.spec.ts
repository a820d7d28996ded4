import { existsSync, statSync, writeFileSync } from 'node:fs';
import { isFree } from '../../scripts/free-port';
import { isAlive } from '../../scripts/process-alive';
import { readPidFile } from '../../scripts/postgres/postmaster-pid';
import { launchedTree, RUNS, textOf } from './launched-tree';
import { eventually } from './started-process';

const { inTree, inData, port, start, told, secrets } = launchedTree();

afterEach(nothingIsLeft);

const postgresPid = (): number => readPidFile(inData('postgres', 'data'))?.pid ?? 0;

async function nothingIsLeft(): Promise<void> {
  for (const each of [port(), secrets().port]) await eventually(() => isFree(each));
  await eventually(() => !isAlive(postgresPid() || NOBODY));
}

/** Beyond the numbers any system gives to a process. */
const NOBODY = 2 ** 30;

it('a first start makes its data folder, runs everything and says where to look', async () => {
  const words = await start().says(RUNS);
  expect(words).toContain('Making the database');
  for (const page of ['/ ', '/give', '/docs']) expect(words).toContain(`http://127.0.0.1:${port()}${page}`);
  for (const number of ['4242 4242 4242 4242', '4000 0000 0000 0002', '4000 0027 6000 3184', 'AT611904300234573201']) {
    expect(words).toContain(number);
  }
  for (const file of ['secrets.json', 'identity-keys.json', 'running.json', 'app.log']) {
    expect([file, statSync(inData(file)).mode & 0o777]).toEqual([file, 0o600]);
  }
  expect(statSync(inData()).mode & 0o777).toBe(0o700);
  expect(JSON.parse(textOf(inData('identity-keys.json')))).toEqual({
    keys: [{ id: expect.stringMatching(/^k_[0-9a-f]{8}$/), secret: expect.stringMatching(/^[\w-]{43}$/) }],
  });
});

it('the app is told everything by its environment, and the sandbox nothing of the app', async () => {
  await start().says(RUNS);
  const sandboxAddress = `http://127.0.0.1:${secrets().port}`;
  expect(await told()).toMatchObject({
    DATABASE_URL: expect.stringMatching(/^postgres:\/\/mainstay:.+@127\.0\.0\.1:\d+\/mainstay$/),
    STRIPE_API_BASE: sandboxAddress,
    STRIPE_SECRET_KEY: expect.stringMatching(/^sk_test_sandbox_/),
    STRIPE_WEBHOOK_SECRET: expect.stringMatching(/^whsec_sandbox_/),
    PUBLIC_URL: `http://127.0.0.1:${port()}`,
    HOST: '127.0.0.1',
    IDENTITY_KEYS_FILE: inData('identity-keys.json'),
  });
  const sandbox = JSON.stringify(await (await fetch(sandboxAddress)).json());
  expect(sandbox).toContain(`http://127.0.0.1:${port()}/webhooks/stripe`);
  expect(sandbox).not.toMatch(/DATABASE_URL|sk_test_|IDENTITY_KEYS_FILE/);
});

it('SIGTERM stops the app, then the sandbox, then the database, and is no failure', async () => {
  const running = start();
  await running.says(RUNS);
  expect(await running.signalled('SIGTERM')).toBe(0);
  expect(textOf(inData('app.log'))).toContain('app stops: database answers, sandbox answers');
  expect(textOf(inData('sandbox.log'))).toContain('sandbox stops: app is gone, database answers');
  expect(textOf(inData('postgres', 'postgres.log'))).toContain('database system is shut down');
  expect(existsSync(inData('running.json'))).toBe(false);
});

it('keys, secrets and the port of the sandbox are kept from one start to the next', async () => {
  const kept = (): string[] =>
    ['secrets.json', 'identity-keys.json', 'postgres/password'].map((each) => textOf(inData(each)));
  const before = kept();
  await start().says(RUNS);
  expect(kept()).toEqual(before);
});

it('a second start says where the first one answers, even while that one is still starting', async () => {
  const first = start();
  const second = start();
  const words = (await Promise.all([first, second].map((each) => each.says(/Mainstay runs/)))).join();
  expect(words).toContain(`Mainstay runs here already: http://127.0.0.1:${port()}/`);
  expect(await Promise.race([first.ended, second.ended])).toBe(0);
});

it('when the app dies the others stop, and the reason is shown', async () => {
  const running = start();
  await running.says(RUNS);
  await fetch(`http://127.0.0.1:${port()}/crash`).catch(() => undefined);
  expect(await running.ended).toBe(1);
  expect(running.output).toContain('The app ended by itself (exit code 7)');
  expect(running.output).toContain('Error: crashed as it was told');
  await nothingIsLeft();
});

it.each(['app', 'sandbox'])('kill -9 of the %s stops the others', async (name) => {
  const running = start();
  await running.says(RUNS);
  process.kill(Number(textOf(inTree(`${name}-pid`))), 'SIGKILL');
  expect(await running.ended).toBe(1);
  expect(running.output).toContain(`The ${name} ended by itself (exit code 137)`);
  await nothingIsLeft();
});

it('kill -9 of the database stops the others', async () => {
  const running = start();
  await running.says(RUNS);
  process.kill(postgresPid(), 'SIGKILL');
  expect(await running.ended).toBe(1);
  expect(running.output).toContain('The database ended by itself');
});

it('kill -9 of the start leaves nothing running, and the next start recovers', async () => {
  const running = start();
  await running.says(RUNS);
  const pids = [postgresPid(), ...['app-pid', 'sandbox-pid'].map((each) => Number(textOf(inTree(each))))];
  expect(pids.map(isAlive)).toEqual([true, true, true]);
  await running.signalled('SIGKILL');
  await eventually(() => !pids.some(isAlive));
  await start().says(RUNS);
});

it('a start right after kill -9 waits for what is still ending, and takes the same ports', async () => {
  const running = start();
  await running.says(RUNS);
  const sandboxPort = secrets().port;
  void running.signalled('SIGKILL');
  expect(await start().says(RUNS)).toContain(`http://127.0.0.1:${sandboxPort} `);
});

it('an app that cannot begin is quoted', async () => {
  const failing = start([], { FAIL_AT_BOOT: 'PUBLIC_URL must begin with https://' });
  expect(await failing.ended).toBe(1);
  expect(failing.output).toContain('PUBLIC_URL must begin with https://');
  await nothingIsLeft();
});

it('a .env file sets what the environment does not', async () => {
  writeFileSync(inTree('.env'), 'NEWSROOM_FILE=from-file.json\nPUBLIC_URL="https://from.file"\nSTRIPE_SECRET_KEY=\n');
  await start([], { PUBLIC_URL: 'https://from.environment' }).says(RUNS);
  expect(await told()).toMatchObject({ NEWSROOM_FILE: 'from-file.json', PUBLIC_URL: 'https://from.environment' });
  writeFileSync(inTree('.env'), '');
});

it('--reset deletes what we made and begins anew, but not under a running Mainstay', async () => {
  writeFileSync(inData('a file of yours'), '');
  const before = secrets().secretKey;
  const running = start();
  await running.says(RUNS);
  const refused = start(['--reset']);
  expect([await refused.ended, refused.output]).toEqual([1, expect.stringContaining('stop it before you reset it')]);
  await running.signalled('SIGINT');
  expect(await start(['--reset']).says(RUNS)).toContain('Making the database');
  expect(secrets().secretKey).not.toBe(before);
  expect(existsSync(inData('a file of yours'))).toBe(true);
});

it('--reset is refused beside a database of yours, whose donors need the keys in the data folder', async () => {
  const keys = textOf(inData('identity-keys.json'));
  const refused = start(['--reset'], { DATABASE_URL: 'postgres://somebody:secret@db.example/gifts' });
  expect([await refused.ended, refused.output]).toEqual([1, expect.stringContaining('nothing is deleted')]);
  expect(textOf(inData('identity-keys.json'))).toBe(keys);
});

it('--reset is refused beside a Stripe key of yours, whose donors need the keys in the data folder', async () => {
  const keys = textOf(inData('identity-keys.json'));
  const refused = start(['--reset'], { STRIPE_SECRET_KEY: 'sk_live_fake' });
  expect([await refused.ended, refused.output]).toEqual([1, expect.stringContaining('nothing is deleted')]);
  expect(textOf(inData('identity-keys.json'))).toBe(keys);
});

it('a port that was asked for is not silently another one, where Mainstay runs already', async () => {
  await start().says(RUNS);
  const second = start(['--port', String(port() + 1)]);
  expect([await second.ended, second.output]).toEqual([1, expect.stringContaining('stop it before you move it')]);
});

it('--help starts nothing, and an unknown word is refused', async () => {
  const help = start(['--help'], { MAINSTAY_DATA: 'never made' });
  expect([await help.ended, help.output]).toEqual([0, expect.stringContaining('npm start -- --reset')]);
  expect(existsSync(inTree('never made'))).toBe(false);
  const unknown = start(['--prot', '80']);
  expect([await unknown.ended, unknown.output]).toEqual([1, expect.stringContaining('--prot')]);
});
