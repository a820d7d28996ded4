import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandbox';

export const USAGE = `A local Stripe for development and tests. No real money, nothing leaves this machine.

  node dist/sandbox/main.js --port N [options]

  --port N               port to listen on (0 takes any free one)
  --host HOST            127.0.0.1 (default), localhost or ::1
  --state FILE           keep the account in FILE across restarts
  --webhook-url URL      send every event there (loopback only)
  --webhook-secret S     whsec_… to sign them with
  --settle-after-ms N    how long a bank debit takes (default 10000)
  --book-after-ms N      how long until a card's fee is known (default 2000)
  --help                 this text

The first line of output is {"listening":"http://…"}.
`;

/** @throws Error in words for whoever typed it */
export function readCommandLine(args: string[]): SandboxOptions | 'help' {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return 'help';
  if (values.port === undefined) throw new Error('--port is missing');
  const { host, state, 'webhook-url': url, 'webhook-secret': secret } = values;
  if ((url === undefined) !== (secret === undefined))
    throw new Error('--webhook-url and --webhook-secret belong together');
  return {
    port: count('--port', values.port),
    ...(host === undefined ? {} : { host }),
    ...(state === undefined ? {} : { stateFile: state }),
    ...(url !== undefined && secret !== undefined ? { webhook: { url, secret } } : {}),
    settings: {
      ...(values['settle-after-ms'] === undefined
        ? {}
        : { settleAfterMs: count('--settle-after-ms', values['settle-after-ms']) }),
      ...(values['book-after-ms'] === undefined
        ? {}
        : { bookAfterMs: count('--book-after-ms', values['book-after-ms']) }),
    },
  };
}

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  state: { type: 'string' },
  'webhook-url': { type: 'string' },
  'webhook-secret': { type: 'string' },
  'settle-after-ms': { type: 'string' },
  'book-after-ms': { type: 'string' },
  help: { type: 'boolean' },
} as const;

function count(option: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`${option} takes a whole number, not ${value}`);
  return Number(value);
}
