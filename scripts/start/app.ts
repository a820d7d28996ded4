import path from 'node:path';
import { tether } from '../tether';
import { answers } from './answers';
import type { DataFolder } from './data-folder';
import type { Household } from './household';
import { until } from './until';

export interface AppOptions {
  readonly root: string;
  readonly data: DataFolder;
  /** All the app is told. */
  readonly environment: NodeJS.ProcessEnv;
  readonly address: string;
}

/** It applies its migrations first. */
const START_TIMEOUT_MS = 120_000;

/** Starts the app and waits until it answers. */
export async function startApp(household: Household, { root, data, environment, address }: AppOptions): Promise<void> {
  const child = tether({
    command: [process.execPath, path.join(root, 'dist', 'src', 'main.js')],
    env: environment,
    cwd: root,
    logFile: data.appLog,
    stopSignal: 'TERM',
  });
  household.add({ name: 'The app', logFile: data.appLog, ...child });
  await until(async () => (await answers(`${address}/health`)) || undefined, {
    signal: household.signal,
    timeoutMs: START_TIMEOUT_MS,
    complaint: `The app does not answer at ${address}: see ${data.appLog}.`,
  });
}
