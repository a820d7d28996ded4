import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, LOOPBACK } from '../../scripts/free-port';
import { answersWell } from '../rig/http-status';
import { startProgram, untilReady } from '../rig/program';
import type { Workbench } from '../rig/workbench';
import type { StripeOfLivesSettings } from './stripe-of-lives';

/** Starts what stands for Stripe where it is asked for these objects. @returns its address */
export async function startStripeOfLives(
  workbench: Workbench,
  name: string,
  objects: readonly string[],
): Promise<string> {
  const port = await freePort();
  // No environment holds so much.
  const settingsFile = path.join(workbench.folder, `stripe-of-${name}.json`);
  writeFileSync(settingsFile, JSON.stringify({ port, objects } satisfies StripeOfLivesSettings));
  const script = 'bench/contenders/stripe-of-lives.js';
  const options = { name: `stripe-of-${name}`, script, args: [settingsFile], env: {} };
  const program = workbench.keep(startProgram(workbench, options));
  const url = `http://${LOOPBACK}:${port}`;
  await untilReady(program, () => answersWell(url));
  return url;
}
