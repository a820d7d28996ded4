import { startProgram, untilReady } from './program';
import type { Workbench } from './workbench';

/** The local Stripe, keeping everything in memory and delivering no webhooks. @returns its address */
export async function startSandbox(workbench: Workbench): Promise<string> {
  const options = { name: 'sandbox', script: 'sandbox/main.js', args: ['--port', '0'], env: {} };
  const program = workbench.keep(startProgram(workbench, options));
  return untilReady(program, () => /"listening":"([^"]+)"/.exec(program.output())?.[1]);
}
