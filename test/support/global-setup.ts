import type { Config } from 'jest';
import { ensureContract } from '../contract/ensure-contract';
import { isPackaged, unpackChromium } from './unpack-chromium';
import { startTestServer, type RunningTestServer } from './test-server';

/** What every test may count on: a migrated database, Stripe's contract and a browser. */
export default async function globalSetup(config: Config): Promise<void> {
  const [server] = await Promise.all([startTestServer(Number(config.maxWorkers)), browserUnpacked()]);
  process.env['MAINSTAY_TEST_SERVER'] = JSON.stringify({ url: server.url, run: server.run });
  keepForTeardown(server);
  await ensureContract();
}

/** Done here once, because two workers would do it twice; a browser of the machine needs none of it. */
async function browserUnpacked(): Promise<void> {
  if (isPackaged() && !process.env['CHROME_BIN']) await unpackChromium();
}

/** Jest gives set-up and tear-down nothing in common but the global object. */
function keepForTeardown(server: RunningTestServer): void {
  Object.assign(globalThis, { mainstayTestServer: server });
}
