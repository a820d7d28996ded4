import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app';
import { readConfig } from '../../src/foundation/config/config';
import { withNewKey } from '../../src/foundation/crypto/identity-keys';
import { createLog } from '../../src/infrastructure/logging/log';
import { freshDatabase } from './database';
import { freePorts } from './ports';

/** A whole app on real parts, listening on the loopback, with a database of its own. */
export interface RunningApp {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly databaseUrl: string;
  readonly webhookSecret: string;
  /** Every line it has logged so far. */
  readonly logLines: readonly string[];
  stop(): Promise<void>;
}

export interface AppSettings {
  /** Undefined: nothing listens there, as when Stripe is down. */
  readonly stripeApiBase?: string;
  readonly port?: number;
  readonly webhookSecret?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

export async function startApp(settings: AppSettings = {}): Promise<RunningApp> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mainstay-app-'));
  const database = await freshDatabase();
  const [port, nobody] = await freePorts(2);
  const environment = {
    ...environmentOf({ databaseUrl: database.url, port: settings.port ?? Number(port), folder }),
    STRIPE_API_BASE: settings.stripeApiBase ?? `http://127.0.0.1:${nobody}`,
    STRIPE_WEBHOOK_SECRET: settings.webhookSecret ?? WEBHOOK_SECRET,
    ...settings.environment,
  };
  const logLines: string[] = [];
  const tidyUp = async (): Promise<void> => {
    await database.drop();
    await rm(folder, { recursive: true });
  };
  const app = await listening(environment, logLines).catch((error: unknown) =>
    tidyUp().then(() => Promise.reject(error)),
  );
  const stop = (): Promise<void> => app.close().then(tidyUp);
  return { url: environment.PUBLIC_URL, app, databaseUrl: database.url, webhookSecret: WEBHOOK_SECRET, logLines, stop };
}

async function listening(environment: NodeJS.ProcessEnv, logLines: string[]): Promise<NestFastifyApplication> {
  const config = readConfig(environment);
  const app = await createApp(config, createLog('trace', { write: (line: string) => void logLines.push(line) }));
  // A start that fails leaves connections behind, which its database cannot be dropped under.
  await app.listen(config.port, config.host).catch((error: unknown) => app.close().then(() => Promise.reject(error)));
  return app;
}

/** Every setting an app needs, none of them real. Its key file is made in `folder`. */
export function environmentOf(parts: { databaseUrl: string; port: number; folder: string }) {
  return {
    DATABASE_URL: parts.databaseUrl,
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    STRIPE_SECRET_KEY: 'sk_test_sandbox_not_a_real_key',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    PORT: String(parts.port),
    PUBLIC_URL: `http://127.0.0.1:${parts.port}`,
    IDENTITY_KEYS_FILE: keyFile(parts.folder),
  };
}

const WEBHOOK_SECRET = 'whsec_sandbox_not_a_real_secret';

function keyFile(folder: string): string {
  const file = path.join(folder, 'identity-keys.json');
  writeFileSync(file, withNewKey(undefined), { mode: 0o600 });
  return file;
}
