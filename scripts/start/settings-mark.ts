import { createHash } from 'node:crypto';
import type { Settings } from './settings';

/** By what commands know that they mean the same database and account as the app that runs; no secret can be read from it. */
export interface SettingsMark {
  readonly database: 'ours' | 'given';
  readonly stripe: Settings['stripe'];
  /** SHA-256 over the settings that decide where money and donors are. */
  readonly hash: string;
}

export function settingsMark({ databaseUrl, stripe }: Settings, environment: NodeJS.ProcessEnv): SettingsMark {
  const told = DECISIVE.map((name) => environment[name] ?? null);
  return {
    database: databaseUrl === undefined ? 'ours' : 'given',
    stripe,
    hash: createHash('sha256').update(JSON.stringify(told)).digest('hex'),
  };
}

const DECISIVE = [
  'DATABASE_URL',
  'DATABASE_MIGRATION_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_API_BASE',
  'NEWSROOM_FILE',
  'IDENTITY_KEYS_FILE',
];
