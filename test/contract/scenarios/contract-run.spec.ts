import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { ALL_SCENARIOS } from './all-scenarios';
import { runContract } from './contract-run';
import { PRODUCT_SCENARIOS } from './products';
import { NotHere, type Scenario } from './scenario';

const KEY = 'sk_test_sandbox_fake';

/** Made here, so that nothing in the repository looks like a live key. */
const liveKey = (kind: string) => [kind, 'live', 'fake'].join('_');

describe('the command', () => {
  it('refuses to start without a key', async () => {
    const { code, stderr } = await command({});
    expect(code).toBe(2);
    expect(stderr).toContain('STRIPE_SECRET_KEY is not set');
  });

  it.each(['sk', 'rk'])('refuses a live key (%s) and does not repeat it', async (kind) => {
    const { code, stdout, stderr } = await command({ STRIPE_SECRET_KEY: liveKey(kind) });
    expect(code).toBe(2);
    expect(stderr).toContain('is a live key');
    expect(stdout + stderr).not.toContain(liveKey(kind));
  });

  it('refuses what is no key', async () => {
    const { code, stderr } = await command({ STRIPE_SECRET_KEY: 'pk_test_fake' });
    expect(code).toBe(2);
    expect(stderr).toContain('no secret key of test mode');
  });

  it('lists the facts without a key', async () => {
    const { code, stdout } = await command({}, '--list');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual(ALL_SCENARIOS.map(({ name }) => name));
  });

  it('explains itself', async () => {
    const { code, stdout } = await command({}, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('STRIPE_SECRET_KEY=sk_test_… npm run contract');
  });
});

describe('a run', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  it('tells of every scenario and ends with 0 when all is shown', async () => {
    const { code, lines } = await run(PRODUCT_SCENARIOS);
    expect(code).toBe(0);
    expect(lines).toEqual(expect.arrayContaining(PRODUCT_SCENARIOS.map(({ name }) => `shown     ${name}`)));
    expect(lines.at(-1)).toBe('2 shown, 0 broken, 0 not to be shown on this account');
  });

  it('ends with 1 and says why when a fact is not so', async () => {
    const { code, lines } = await run([{ name: 'pigs fly', run: () => Promise.reject(new Error('they do not')) }]);
    expect(code).toBe(1);
    expect(lines).toEqual(expect.arrayContaining(['BROKEN    pigs fly', '          they do not']));
  });

  it('ends with 1 and names the violation when something went over the wire that is not the contract', async () => {
    const idempotencyKey = 'k'.repeat(256);
    const careless: Scenario = {
      name: 'a product is made under a long key',
      run: ({ stripe }) => expect(stripe.products.create({ name: 'Gift' }, { idempotencyKey })).rejects.toThrow(),
    };
    const { code, lines } = await run([careless]);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('POST /v1/products request: idempotency-key is longer than 255 characters');
  });

  it('passes over what an account cannot show', async () => {
    const { code, lines } = await run([{ name: 'a giro', run: () => Promise.reject(new NotHere('no giro here')) }]);
    expect(code).toBe(0);
    expect(lines).toContain('not here  a giro');
  });

  it('clears away what a broken scenario has made', async () => {
    const cleared: string[] = [];
    const untidy: Scenario = {
      name: 'untidy',
      run(bench) {
        bench.cleanUp(async () => cleared.push('made first'));
        bench.cleanUp(async () => cleared.push('made last'));
        return Promise.reject(new Error('broken'));
      },
    };
    await run([untidy]);
    expect(cleared).toEqual(['made last', 'made first']);
  });

  it('does not start where the key is refused', async () => {
    const { code, lines } = await run(PRODUCT_SCENARIOS, 'not-a-key');
    expect(code).toBe(2);
    expect(lines.at(-1)).toContain('nothing was started');
  });

  it('does not start on an account in live mode', async () => {
    const live = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"balance","livemode":true}');
    });
    const { code, lines } = await run(PRODUCT_SCENARIOS, KEY, await listening(live));
    live.close();
    expect(code).toBe(2);
    expect(lines.at(-1)).toBe('The account answers in live mode: nothing was started.');
  });

  it('does not start where Stripe cannot be reached', async () => {
    const gone = createServer();
    const upstream = await listening(gone);
    gone.close();
    const { code, lines } = await run(PRODUCT_SCENARIOS, KEY, upstream);
    expect(code).toBe(2);
    expect(lines.at(-1)).toContain('nothing was started');
  });

  async function run(scenarios: readonly Scenario[], secretKey = KEY, upstream = new URL(sandbox.url)) {
    const lines: string[] = [];
    const code = await runContract({ upstream, secretKey, scenarios, print: (line) => lines.push(line) });
    return { code, lines };
  }
});

async function listening(server: Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Runs the real command, with no more of our environment than it needs. */
function command(environment: Record<string, string>, ...argv: string[]) {
  const options = { env: { PATH: process.env['PATH'], ...environment } };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [join(__dirname, 'run.mjs'), ...argv], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
