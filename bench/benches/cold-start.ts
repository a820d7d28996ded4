import { setTimeout as pause } from 'node:timers/promises';
import { freePort, LOOPBACK } from '../../scripts/free-port';
import { readPidFile } from '../../scripts/postgres/postmaster-pid';
import type { Bench, Figure } from '../bench';
import { contenderEnvironment } from '../contenders/settings';
import { residentMiB, sharedMiB, withChildren } from '../measure/memory';
import { inRounds, ROUNDS } from '../measure/rounds';
import { answersWell } from '../rig/http-status';
import { mainstayProgram, WEBHOOK_SECRET } from '../rig/mainstay';
import { startProgram, untilReady, type ProgramOptions } from '../rig/program';
import type { Workbench } from '../rig/workbench';

/** Until what a start leaves behind has been collected. */
const IDLE_MS = 5_000;

export const coldStart: Bench = {
  name: 'cold-start',
  summary: 'from the start of the process to its first page, and the memory it then holds',
  method: [
    'From the start of the process to the first 200 for GET /, asked anew every 2 ms, with a database that is migrated',
    'already and files the system has read before; three times, medians. Beside it bare-server: node:http and one',
    `connection of pg. Memory ${IDLE_MS / 1000} s later, with nothing to do: RSS of the app; of PostgreSQL all processes`,
    'together with the app connected, shared pages counted once (PSS, on Linux).',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench): Promise<Figure[]> {
  const databaseUrl = await workbench.database('start');
  workbench.say('migrating the database');
  await started(workbench, await mainstay(workbench, databaseUrl));
  const medians = await inRounds(async (round) => {
    workbench.say(`round ${round} of ${ROUNDS}`);
    const ours = await started(workbench, await mainstay(workbench, databaseUrl), IDLE_MS);
    const bare = await started(workbench, await bareServer(databaseUrl), IDLE_MS);
    return { ...ours, bareMs: bare.ms, bareMiB: bare.programMiB };
  });
  const bare = (value: number): Figure['beside'] => ({ name: 'bare-server', value });
  const aim = { of: 'value', bound: 'at most', limit: 1_500 } as const;
  return [
    { name: 'cold-start.first-page', value: medians.ms, unit: 'ms', beside: bare(medians.bareMs), aim },
    { name: 'cold-start.memory-app', value: medians.programMiB, unit: 'MiB', beside: bare(medians.bareMiB) },
    { name: 'cold-start.memory-postgres', value: medians.postgresMiB, unit: 'MiB' },
  ];
}

interface StartingProgram {
  readonly options: ProgramOptions;
  readonly url: string;
}

async function mainstay(workbench: Workbench, databaseUrl: string): Promise<StartingProgram> {
  const port = await freePort();
  return { options: mainstayProgram(workbench, { name: 'mainstay', databaseUrl }, port), url: urlAt(port) };
}

async function bareServer(databaseUrl: string): Promise<StartingProgram> {
  const port = await freePort();
  const env = contenderEnvironment({ databaseUrl, poolSize: 1, port, webhookSecret: WEBHOOK_SECRET });
  return { options: { name: 'bare-server', script: 'bench/contenders/bare-server.js', env }, url: urlAt(port) };
}

function urlAt(port: number): string {
  return `http://${LOOPBACK}:${port}/`;
}

/** Starts it, waits for its first page, leaves it alone for a while, looks at its memory and ends it. */
async function started(workbench: Workbench, { options, url }: StartingProgram, idleMs = 0) {
  const start = performance.now();
  const program = startProgram(workbench, options);
  try {
    await untilReady(program, () => answersWell(url));
    const ms = performance.now() - start;
    await pause(idleMs);
    const postmaster = readPidFile(workbench.postgresData)?.pid ?? 0;
    return { ms, programMiB: residentMiB(program.pid() ?? 0), postgresMiB: sharedMiB(withChildren(postmaster)) };
  } finally {
    await program.stop();
  }
}
