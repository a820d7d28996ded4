import { parseArgs } from 'node:util';
import { DEFAULT_SETTINGS, type PayoutSchedule, type Settings, type SettlementSetUp } from './account/settings';
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
  --clock-start INSTANT  where the account's clock begins, as 2026-01-31T12:00:00Z
  --payouts WHEN         daily, weekly, monthly or manual (default)
  --settle-in CURRENCIES settle everything in that currency; of several (eur,usd) others go into the first
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
    ...(values['clock-start'] === undefined ? {} : { clockStart: instant(values['clock-start']) }),
    ...(url !== undefined && secret !== undefined ? { webhook: { url, secret } } : {}),
    settings: settingsOf(values),
  };
}

/** How the account behaves, where something was said about it. */
function settingsOf(values: Readonly<Record<string, string | boolean | undefined>>): Partial<Settings> {
  const { payouts, 'settle-in': settleIn, 'settle-after-ms': settleAfter, 'book-after-ms': bookAfter } = values;
  return {
    ...(settleAfter === undefined ? {} : { settleAfterMs: count('--settle-after-ms', String(settleAfter)) }),
    ...(bookAfter === undefined ? {} : { bookAfterMs: count('--book-after-ms', String(bookAfter)) }),
    ...(payouts === undefined ? {} : { payouts: payoutsOf(String(payouts)) }),
    ...(settleIn === undefined ? {} : { settlement: settlementOf(String(settleIn)) }),
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
  'clock-start': { type: 'string' },
  payouts: { type: 'string' },
  'settle-in': { type: 'string' },
  help: { type: 'boolean' },
} as const;

function count(option: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`${option} takes a whole number, not ${value}`);
  return Number(value);
}

function instant(value: string): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new Error(`--clock-start takes an instant, not ${value}`);
  return date;
}

const INTERVALS = ['manual', 'daily', 'weekly', 'monthly'] as const;

function payoutsOf(value: string): PayoutSchedule {
  const interval = INTERVALS.find((candidate) => candidate === value);
  if (!interval) throw new Error(`--payouts takes one of ${INTERVALS.join(', ')}, not ${value}`);
  return { ...DEFAULT_SETTINGS.payouts, interval };
}

function settlementOf(value: string): SettlementSetUp {
  const [first, ...others] = value.toLowerCase().split(',');
  if (!first || [first, ...others].some((code) => !/^[a-z]{3}$/.test(code)))
    throw new Error(`--settle-in takes currency codes such as eur or eur,usd, not ${value}`);
  return others.length ? { kind: 'several', currencies: [first, ...others] } : { kind: 'single', currency: first };
}
