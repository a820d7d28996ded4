import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Config } from 'jest';
import { ensureContract } from '../contract/ensure-contract';
import { isPackaged, unpackChromium } from './unpack-chromium';
import { startTestServer, type RunningTestServer } from './test-server';

/** What every test may count on: a migrated database, Stripe's contract, a browser, and pages as the sources say now. */
export default async function globalSetup(config: Config): Promise<void> {
  const [server] = await Promise.all([startTestServer(Number(config.maxWorkers)), browserUnpacked(), webBuilt()]);
  process.env['MAINSTAY_TEST_SERVER'] = JSON.stringify({ url: server.url, run: server.run });
  keepForTeardown(server);
  await ensureContract();
}

/** Done here once, because two workers would do it twice; a browser of the machine needs none of it. */
async function browserUnpacked(): Promise<void> {
  if (isPackaged() && !process.env['CHROME_BIN']) await unpackChromium();
}

/** Here once, and not by each file that opens a page. */
async function webBuilt(): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(__dirname, '../../web/build.mjs')]);
}

/** Jest gives set-up and tear-down nothing in common but the global object. */
function keepForTeardown(server: RunningTestServer): void {
  Object.assign(globalThis, { mainstayTestServer: server });
}
