import { spawn } from 'node:child_process';
import path from 'node:path';

/** What `reconcile --json` says, as far as it is told here. */
export interface Reconciliation {
  readonly compared: number;
  readonly healed: readonly string[];
  readonly notAtStripe: readonly string[];
  readonly differences: readonly { day: string; currency: string; ledgerMinor: string; stripeMinor: string }[];
  readonly balances: readonly { currency: string; ledgerMinor: string; stripeMinor: string }[];
}

/** The app's own comparison of every day in [from, to) with Stripe, run as its operator would. @throws Error where it fails */
export async function reconcile(root: string, environment: NodeJS.ProcessEnv, from: Date, to: Date) {
  const days = ['--from', dayOf(from), '--to', dayOf(to)];
  const { code, said } = await typed(root, environment, ['reconcile', ...days, '--json']);
  if (code !== EVEN && code !== DIFFERS) throw new Error(`The comparison with Stripe failed (exit code ${code}).`);
  return JSON.parse(said) as Reconciliation;
}

/** What the app does by itself within five minutes, and at night: staff see all of it at once. @throws Error where it fails */
export async function sealAndCompare(root: string, environment: NodeJS.ProcessEnv): Promise<void> {
  for (const words of [['ledger', 'seal'], ['reconcile']]) {
    const { code } = await typed(root, environment, words);
    if (code !== EVEN && code !== DIFFERS) throw new Error(`${words.join(' ')} failed (exit code ${code}).`);
  }
}

async function typed(root: string, environment: NodeJS.ProcessEnv, words: readonly string[]) {
  const command = [path.join(root, 'dist', 'src', 'cli.js'), ...words];
  const child = spawn(process.execPath, command, { env: environment, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const code: unknown = await new Promise((resolve) => child.once('close', resolve));
  return { code, said: Buffer.concat(said).toString('utf8') };
}

const EVEN = 0;
const DIFFERS = 3;

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
