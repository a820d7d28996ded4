import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import type { Role } from '../../../src/foundation/config/config';
import { JudgedTraffic } from '../../contract/judged-traffic';
import { environmentOf } from '../../support/app';
import { freshDatabase } from '../../support/database';
import { freePorts } from '../../support/ports';
import { MortalApp } from './mortal-app';
import { StatementGate } from './statement-gate';

/** Real processes on a real database, beside a sandbox in the test's own process that outlives them all. */
export interface CrashRig {
  /** Each behind a gate of its own. Stripe tells the first. */
  readonly apps: readonly MortalApp[];
  readonly app: MortalApp;
  readonly sandbox: Sandbox;
  /** The database itself, by no gate. */
  readonly database: RigDatabase;
  /** Where their keys lie, and what they write beside them. */
  readonly folder: string;
  /** Every event the sandbox made, oldest first. */
  readonly events: readonly StripesEvent[];
  stop(): Promise<void>;
}

export interface RigDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export interface StripesEvent {
  readonly id: string;
  readonly type: string;
}

export const WEBHOOK_SECRET = 'whsec_sandbox_not_a_real_secret';

/** @param database that of the test server's, unless a test brings its own @param extra settings of a test's own */
export async function startRig(
  roles: readonly [Role, ...Role[]],
  database?: RigDatabase,
  extra: NodeJS.ProcessEnv = {},
): Promise<CrashRig> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mainstay-crash-'));
  const own = database ?? (await freshDatabase());
  const ports = await freePorts(roles.length);
  const traffic = new JudgedTraffic();
  const events: StripesEvent[] = [];
  const webhook = { url: `http://127.0.0.1:${ports[0]}/webhooks/stripe`, secret: WEBHOOK_SECRET };
  const onEvent = (event: unknown): void => {
    traffic.onEvent(event);
    events.push(event as StripesEvent);
  };
  const observe = { onExchange: traffic.onExchange, onEvent };
  const sandbox = await startSandbox({ webhook, settings: AT_ONCE, observe });
  const surroundings = { folder, databaseUrl: own.url, stripeApiBase: sandbox.url, extra };
  const apps = await Promise.all(roles.map((role, index) => mortalApp(surroundings, role, ports[index] ?? 0)));
  // One after the other: they bring the schema up to date.
  for (const app of apps) await app.start();
  const stop = async (): Promise<void> => {
    await Promise.all(apps.map((app) => app.stop()));
    await sandbox.stop();
    await own.drop();
    await rm(folder, { recursive: true });
    traffic.assertClean();
  };
  return { apps, app: apps[0] as MortalApp, sandbox, database: own, folder, events, stop };
}

/** No event waits for anything but the app. */
const AT_ONCE = { bookAfterMs: 0, settleAfterMs: 50, invoicePaymentAfterMs: 0 };

interface Surroundings {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly stripeApiBase: string;
  readonly extra: NodeJS.ProcessEnv;
}

async function mortalApp(
  { folder, databaseUrl, stripeApiBase, extra }: Surroundings,
  role: Role,
  port: number,
): Promise<MortalApp> {
  const gate = await StatementGate.before(databaseUrl);
  const environment = {
    // The same key file for all: it is made anew here, and then must stay.
    ...environmentOf({ databaseUrl, port, folder }),
    ...{ STRIPE_API_BASE: stripeApiBase, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, ROLE: role },
    ...{ SESSIONS_PER_NETWORK_PER_HOUR: '100000', SESSIONS_PER_MINUTE: '100000' },
    ...{ NEWSROOM_FILE: path.resolve(__dirname, '../../../newsroom/example.json') },
    ...extra,
  };
  return new MortalApp(gate, environment.PUBLIC_URL, environment, path.join(folder, `app-${port}.log`));
}
