import { isFree } from '../free-port';
import type { Settings } from './settings';

/** Where web applications of this kind are looked for. */
const USUAL_PORT = 3000;

/** A machine on which so many neighbouring ports are taken is an odd one. */
const TRIES = 100;

/**
 * The port for the app: the one asked for, otherwise the first free one from the usual one on.
 * @throws Error when the port that was asked for is taken
 */
export async function choosePort(
  { host, port }: Pick<Settings, 'host' | 'port'>,
  say: (words: string) => void,
): Promise<number> {
  if (port !== undefined) {
    if (await isFree(port, host)) return port;
    throw new Error(`Port ${port} is taken by another program: choose another one, or leave the choice to us.`);
  }
  const chosen = await firstFree(host);
  if (chosen !== USUAL_PORT) say(`Port ${USUAL_PORT} is taken by another program: using ${chosen}.`);
  return chosen;
}

async function firstFree(host: string): Promise<number> {
  for (let port = USUAL_PORT; port < USUAL_PORT + TRIES; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`All ports from ${USUAL_PORT} to ${USUAL_PORT + TRIES - 1} are taken: choose one with --port.`);
}
