import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, LOOPBACK } from '../../scripts/free-port';
import { withNewKey } from '../../src/foundation/crypto/identity-keys';
import { answersWell } from './http-status';
import { startProgram, untilReady, type Program, type ProgramOptions } from './program';
import type { Workbench } from './workbench';

/** Keys that are visibly none. */
export const STRIPE_SECRET_KEY = 'sk_test_sandbox_bench';
export const WEBHOOK_SECRET = 'whsec_sandbox_bench';

export interface MainstaySettings {
  /** Names its log file; two at a time need two names. */
  readonly name: string;
  readonly databaseUrl: string;
  /** Undefined: nothing listens there. */
  readonly stripeApiBase?: string;
  readonly role?: 'all' | 'web';
  /** Settings that a bench adds. */
  readonly extra?: NodeJS.ProcessEnv;
}

export interface Mainstay {
  readonly url: string;
  readonly port: number;
}

/** The real app as production runs it, listening and warm enough to have answered once. */
export async function startMainstay(workbench: Workbench, settings: MainstaySettings): Promise<Mainstay> {
  const port = await freePort();
  const program: Program = workbench.keep(startProgram(workbench, mainstayProgram(workbench, settings, port)));
  const url = `http://${LOOPBACK}:${port}`;
  await untilReady(program, () => answersWell(`${url}/health`));
  return { url, port };
}

/** How to start it on this port. */
export function mainstayProgram(workbench: Workbench, settings: MainstaySettings, port: number): ProgramOptions {
  return {
    name: settings.name,
    script: 'src/main.js',
    env: {
      DATABASE_URL: settings.databaseUrl,
      STRIPE_API_BASE: settings.stripeApiBase ?? `http://${LOOPBACK}:${NOBODYS_PORT}`,
      STRIPE_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      PUBLIC_URL: `http://${LOOPBACK}:${port}`,
      PORT: String(port),
      IDENTITY_KEYS_FILE: mainstayKeyFile(workbench),
      ROLE: settings.role ?? 'all',
      LOG_LEVEL: 'warn',
      ...NO_LIMITS,
      ...settings.extra,
    },
  };
}

/** Discard: nothing answers there on any machine of this century. */
const NOBODYS_PORT = 9;
/** The limits are what keeps card testers out, and we are one here. */
const NO_LIMITS = { SESSIONS_PER_NETWORK_PER_HOUR: '10000000', SESSIONS_PER_MINUTE: '10000000' };

/** One for every app on this workbench, so that a bench can seal what an app opens. */
export function mainstayKeyFile({ folder }: Workbench): string {
  const file = path.join(folder, 'identity-keys.json');
  if (!existsSync(file)) writeFileSync(file, withNewKey(undefined), { mode: 0o600 });
  return file;
}
