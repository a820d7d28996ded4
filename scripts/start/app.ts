import path from 'node:path';
import type { DataFolder } from './data-folder';
import type { Household } from './household';
import { startListening, type StartedListener } from './listening-member';

export interface AppOptions {
  readonly root: string;
  readonly data: DataFolder;
  readonly port: number;
  /** All the app is told. */
  readonly environment: NodeJS.ProcessEnv;
}

/** It applies its migrations first. */
const START_TIMEOUT_MS = 120_000;

/** Starts the app. */
export function startApp(household: Household, { root, data, port, environment }: AppOptions): StartedListener {
  return startListening(household, {
    ...{ name: 'The app', logFile: data.appLog, port, startTimeoutMs: START_TIMEOUT_MS },
    ...{ command: [process.execPath, path.join(root, 'dist', 'src', 'main.js')], env: environment, cwd: root },
  });
}
