import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './data-folder';

export interface SandboxSetUp {
  readonly root: string;
  readonly data: DataFolder;
  readonly environment: NodeJS.ProcessEnv;
  readonly address: string;
  readonly say: (words: string) => void;
}

/**
 * Sets up at the sandbox what an operator sets up at Stripe: events, products, billing portal. Once for each address,
 * which stands in some of it; the sandbox keeps the rest.
 */
export async function setUpSandbox({ root, data, environment, address, say }: SandboxSetUp): Promise<void> {
  if (existsSync(data.setUpFor) && readFileSync(data.setUpFor, 'utf8') === address) return;
  if (await fixAll(root, environment)) writeFileSync(data.setUpFor, address, { mode: 0o600 });
  else say(NOT_EVERYTHING);
}

export const NOT_EVERYTHING = 'Not everything could be set up at the sandbox: npm run cli -- doctor';

/** Lets the doctor set up all it can. @returns whether nothing is left to do */
export async function fixAll(root: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  const command = [path.join(root, 'dist', 'src', 'cli.js'), 'doctor', '--fix'];
  const child = spawn(process.execPath, command, { env: environment, cwd: root, stdio: 'ignore' });
  return (await new Promise((resolve) => child.once('close', resolve).once('error', resolve))) === 0;
}
