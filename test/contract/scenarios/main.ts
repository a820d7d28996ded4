import { ensureContract } from '../ensure-contract';
import { ALL_SCENARIOS } from './all-scenarios';
import type { Command } from './command-line';
import { runContract } from './contract-run';

/** The only host that is ever contacted. */
const STRIPE = new URL('https://api.stripe.com');

/** Does what was asked for; the exit code. */
export async function main(command: Extract<Command, { kind: 'run' | 'list' }>): Promise<number> {
  if (command.kind === 'list') return list();
  await ensureContract();
  return runContract({ upstream: STRIPE, secretKey: command.secretKey, scenarios: ALL_SCENARIOS, print });
}

function list(): number {
  for (const { name } of ALL_SCENARIOS) print(name);
  return 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
