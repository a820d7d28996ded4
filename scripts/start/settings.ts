import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { LOOPBACK } from '../free-port';
import { portOf, type CommandLine } from './command-line';

export interface Settings {
  /** The environment with `.env` under it; what is set to nothing counts as not set. */
  readonly environment: NodeJS.ProcessEnv;
  readonly dataFolder: string;
  /** What the app listens on: never more than the loopback beside the sandbox. */
  readonly host: string;
  /** A port somebody asked for; undefined when any near the usual one will do. */
  readonly port: number | undefined;
  /** Undefined: PostgreSQL is ours to run. */
  readonly databaseUrl: string | undefined;
  readonly stripe: 'sandbox' | 'real';
}

/** What the person at the terminal set: on the command line, in the environment, in `.env`; the first of them counts. */
export function readSettings(root: string, { port }: CommandLine, given: NodeJS.ProcessEnv): Settings {
  const environment = withoutBlank({ ...envFile(path.join(root, '.env')), ...given });
  const { DATABASE_URL, HOST, MAINSTAY_DATA, PORT, STRIPE_SECRET_KEY } = environment;
  const stripe = STRIPE_SECRET_KEY === undefined ? 'sandbox' : 'real';
  return {
    environment,
    dataFolder: path.resolve(root, MAINSTAY_DATA ?? '.mainstay'),
    host: (stripe === 'real' && HOST) || LOOPBACK,
    port: port ?? (PORT === undefined ? undefined : portOf(PORT)),
    databaseUrl: DATABASE_URL,
    stripe,
  };
}

/** Beside the sandbox mails stay on this machine, unless somebody names a mail server. */
export function hasMailbox({ stripe, environment }: Settings): boolean {
  return stripe === 'sandbox' && environment['SMTP_URL'] === undefined;
}

function envFile(file: string): NodeJS.Dict<string> {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

function withoutBlank(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}
