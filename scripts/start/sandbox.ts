import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tether } from '../tether';
import type { DataFolder } from './data-folder';
import type { Household } from './household';
import type { SandboxSecrets } from './secrets';
import { until } from './until';

export interface SandboxOptions {
  readonly root: string;
  readonly data: DataFolder;
  readonly secrets: SandboxSecrets;
  /** Where the app takes Stripe's events. */
  readonly webhookUrl: string;
}

/** It replays its journal first; a long one takes seconds. */
const START_TIMEOUT_MS = 60_000;

/** Starts the local Stripe and waits until it listens; gives its address. */
export async function startSandbox(household: Household, options: SandboxOptions): Promise<string> {
  const { root, data, secrets } = options;
  const child = tether({
    command: [process.execPath, path.join(root, 'dist', 'sandbox', 'main.js'), ...argumentsOf(options)],
    env: { PATH: process.env['PATH'] }, // it is not to see what the app is told
    cwd: root,
    logFile: data.sandboxLog,
    stopSignal: 'TERM',
  });
  household.add({ name: 'The sandbox', logFile: data.sandboxLog, ...child });
  return until(() => listeningAddress(data.sandboxLog), {
    signal: household.signal,
    timeoutMs: START_TIMEOUT_MS,
    complaint: `The sandbox does not listen on port ${secrets.port}: see ${data.sandboxLog}.`,
  });
}

function argumentsOf({ data, secrets, webhookUrl }: SandboxOptions): string[] {
  const place = ['--port', String(secrets.port), '--state', data.sandboxJournal];
  // Most accounts pay out every day; without, nobody at a trial would ever see money arrive.
  const habits = ['--payouts', 'daily'];
  return [...place, '--webhook-url', webhookUrl, '--webhook-secret', secrets.webhookSecret, ...habits];
}

/** Its first line says where it listens: {"listening":"http://127.0.0.1:4242"}. */
function listeningAddress(logFile: string): string | undefined {
  const [line, ...rest] = readFileSync(logFile, 'utf8').split('\n');
  if (rest.length === 0) return undefined; // not written to its end
  return /"listening"\s*:\s*"(http[^"]+)"/.exec(line ?? '')?.[1];
}
