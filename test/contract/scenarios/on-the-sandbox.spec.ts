import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { ALL_SCENARIOS } from './all-scenarios';
import { Laboratory } from './laboratory';

let sandbox: Sandbox;
let laboratory: Laboratory;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { bookAfterMs: 0, invoicePaymentAfterMs: 0 } });
  laboratory = await Laboratory.open(new URL(sandbox.url), 'sk_test_sandbox_fake');
});

afterAll(async () => {
  await laboratory.close();
  await sandbox.stop();
});

const HERE = ALL_SCENARIOS.filter(({ stripeOnly }) => stripeOnly === undefined);

it.each(HERE.map((scenario) => [scenario.name, scenario] as const))('%s', async (name, scenario) => {
  expect(await laboratory.run(scenario)).toEqual({ name, result: 'shown', complaints: [], leftOvers: [] });
});

it('no two scenarios have the same name', () => {
  expect(new Set(ALL_SCENARIOS.map(({ name }) => name)).size).toBe(ALL_SCENARIOS.length);
});
