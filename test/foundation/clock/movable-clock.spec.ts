import { DataSource } from 'typeorm';
import { MovableClock } from '../../../src/foundation/clock/movable-clock';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { freshDatabase, type FreshDatabase } from '../../support/database';

const SANDBOX = new URL('http://127.0.0.1:12111');
const A_YEAR_MS = 365 * 86_400_000;

let database: FreshDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function clockBeside(apiBase: URL | undefined, livemode: boolean): Promise<MovableClock> {
  const stripe = { secretKey: 'sk_test_not_a_real_key', webhookSecrets: [], apiBase, livemode };
  const clock = new MovableClock(dataSource, { stripe });
  await clock.onModuleInit();
  clock.beforeApplicationShutdown();
  return clock;
}

const yearsAhead = (clock: MovableClock): number => Math.round((clock.now().getTime() - Date.now()) / A_YEAR_MS);

describe('business time', () => {
  it('is the wall clock’s until somebody moves it', async () => {
    const clock = await clockBeside(SANDBOX, false);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(5_000);
  });

  it('runs on from where it was moved to, back and forth, and every later process is there too', async () => {
    const clock = await clockBeside(SANDBOX, false);
    await clock.moveTo(new Date(Date.now() - 2 * A_YEAR_MS));
    const before = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now().getTime()).toBeGreaterThan(before.getTime());
    expect(yearsAhead(clock)).toBe(-2);
    expect(yearsAhead(await clockBeside(SANDBOX, false))).toBe(-2);
    await clock.moveTo(new Date(Date.now() + A_YEAR_MS));
    expect(yearsAhead(await clockBeside(SANDBOX, false))).toBe(1);
  });

  it.each([
    ['api.stripe.com', undefined, false],
    ['a live key', SANDBOX, true],
  ] as const)('beside %s takes no notice of the row and cannot be moved', async (_, apiBase, livemode) => {
    await (await clockBeside(SANDBOX, false)).moveTo(new Date(Date.now() + A_YEAR_MS));
    const clock = await clockBeside(apiBase, livemode);
    expect(yearsAhead(clock)).toBe(0);
    await expect(clock.moveTo(new Date())).rejects.toThrow('beside the sandbox only');
  });
});
