import path from 'node:path';
import type { DataFolder } from './data-folder';
import type { Household } from './household';
import { startListening, type StartedListener } from './listening-member';
import type { SandboxSecrets } from './secrets';

export interface SandboxOptions {
  readonly root: string;
  readonly data: DataFolder;
  readonly secrets: SandboxSecrets;
  /** Where the app takes Stripe's events. */
  readonly webhookUrl: string;
}

/** It replays its journal first; a long one takes seconds. */
const START_TIMEOUT_MS = 60_000;

/** Starts the local Stripe. */
export function startSandbox(household: Household, options: SandboxOptions): StartedListener {
  const { root, data, secrets } = options;
  return startListening(household, {
    ...{ name: 'The sandbox', logFile: data.sandboxLog, port: secrets.port, startTimeoutMs: START_TIMEOUT_MS },
    command: [process.execPath, path.join(root, 'dist', 'sandbox', 'main.js'), ...argumentsOf(options)],
    env: { PATH: process.env['PATH'] }, // it is not to see what the app is told
    cwd: root,
  });
}

function argumentsOf({ data, secrets, webhookUrl }: SandboxOptions): string[] {
  const place = ['--port', String(secrets.port), '--state', data.sandboxJournal];
  // Most accounts pay out every day; without, nobody at a trial would ever see money arrive.
  const habits = ['--payouts', 'daily'];
  return [...place, '--webhook-url', webhookUrl, '--webhook-secret', secrets.webhookSecret, ...habits];
}
