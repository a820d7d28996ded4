import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { freePorts } from '../support/ports';
import { freshDatabase } from '../support/database';
import { launchedTree, RUNS, textOf } from './launched-tree';

const { inTree, port, start, told, secrets } = launchedTree();
const other = launchedTree();

it('a port that was asked for and is taken is an error in one sentence', async () => {
  const neighbour = createServer();
  const taken = (await freePorts(1))[0] as number;
  await new Promise<void>((resolve) => neighbour.listen(taken, '127.0.0.1', resolve));
  const failing = start(['--port', String(taken)]);
  expect(await failing.ended).toBe(1);
  expect(failing.output.trim()).toMatch(new RegExp(`^Port ${taken} is taken by another program: .+$`));
  neighbour.close();
});

it('an answer of another program at the port is not taken for the app', async () => {
  const failing = start([], { LOSE_RACE: 'yes' });
  expect(await failing.ended).toBe(1);
  endNeighbour();
  expect(failing.output.trim()).toMatch(new RegExp(`^Port ${port()} is taken by another program: .+$`, 'm'));
});

it('when another program is quicker to take the port, the next one is taken and Stripe told of it', async () => {
  const words = await start([], { LOSE_RACE: 'yes', PORT: '' }).says(RUNS);
  endNeighbour();
  const [, lost, next] =
    /Port (\d+) is taken by another program: the app uses (\d+)\.\s+Mainstay runs/.exec(words) ?? [];
  expect(Number(next)).toBeGreaterThan(Number(lost));
  expect(await told(Number(next))).toMatchObject({ PUBLIC_URL: `http://127.0.0.1:${next}` });
  expect(await (await fetch(`http://127.0.0.1:${secrets().port}`)).text()).toContain(`127.0.0.1:${next}/webhooks`);
});

it('two that start at the same moment leave each other their ports', async () => {
  const both = [start([], { PORT: '' }), other.start([], { PORT: '' })];
  const addresses = (await Promise.all(both.map((each) => each.says(RUNS)))).map(
    (words) => /Mainstay runs.*?(http:\S+)/s.exec(words)?.[1],
  );
  expect(new Set(addresses).size).toBe(2);
  expect(secrets().port).not.toBe(other.secrets().port);
});

function endNeighbour(): void {
  process.kill(Number(textOf(inTree('neighbour-pid'))), 'SIGKILL');
  rmSync(inTree('neighbour-pid'));
}

it('a database of yours that does not answer is named, and its password is not', async () => {
  const nobody = (await freePorts(1))[0] as number;
  const failing = start([], { DATABASE_URL: `postgres://somebody:secret@127.0.0.1:${nobody}/gifts` });
  expect(await failing.ended).toBe(1);
  const sentence = `DATABASE_URL leads to no database: 127.0.0.1:${nobody} does not answer (ECONNREFUSED).`;
  expect(failing.output.trim()).toBe(sentence);
});

it('beside a database and a Stripe account of yours, neither ours nor the sandbox is started', async () => {
  const database = await freshDatabase();
  const env = {
    DATABASE_URL: database.url,
    STRIPE_SECRET_KEY: 'sk_test_yours_fake',
    MAINSTAY_DATA: 'elsewhere',
  };
  const words = await start([], env).says(RUNS);
  expect(words).toContain('with the Stripe account you gave');
  expect(await told()).toMatchObject({ DATABASE_URL: env.DATABASE_URL, STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY });
  expect(await told()).not.toHaveProperty('STRIPE_API_BASE');
  await database.drop();
  expect(existsSync(inTree('elsewhere', 'postgres'))).toBe(false);
  expect(existsSync(inTree('elsewhere', 'secrets.json'))).toBe(false);
});
