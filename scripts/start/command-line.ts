import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly wants: 'help' | 'start' | 'fresh start';
  /** Undefined when not given: then any free port will do. */
  readonly port: number | undefined;
}

export const HELP = `npm start                   starts Mainstay with its own database and a sandbox Stripe
npm start -- --port 8080    on this port, or not at all
npm start -- --reset        deletes the data folder first
npm start -- --help         this text

Settings come from the environment and from a file named .env beside package.json (the environment wins):
  MAINSTAY_DATA       the data folder, .mainstay unless given
  DATABASE_URL        a PostgreSQL of yours (15 or later) instead of the one that comes along
  STRIPE_SECRET_KEY   your Stripe account (with STRIPE_WEBHOOK_SECRET) instead of the sandbox
  PORT, PUBLIC_URL, NEWSROOM_FILE, IDENTITY_KEYS_FILE and the others of .env.example go to the app as they are.`;

const LAST_PORT = 65_535;

/** @throws Error in a sentence for the person at the terminal */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h' }, port: { type: 'string' }, reset: { type: 'boolean' } },
  });
  const wants = values.help ? 'help' : values.reset ? 'fresh start' : 'start';
  return { wants, port: values.port === undefined ? undefined : portOf(values.port) };
}

/** @throws Error when the text is no port */
export function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > LAST_PORT) throw new Error(`A port is a number from 1 to ${LAST_PORT}, and "${text}" is not.`);
  return port;
}
