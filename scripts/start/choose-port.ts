import { isFree } from '../free-port';
import { freePortFrom } from './free-port-from';
import type { Settings } from './settings';

/** Where web applications of this kind are looked for. */
const USUAL_PORT = 3000;

/**
 * The port for the app: the one asked for, otherwise the first free one from the usual one on.
 * @throws Error when the port that was asked for is taken
 */
export async function choosePort(
  { host, port }: Pick<Settings, 'host' | 'port'>,
  say: (words: string) => void,
): Promise<number> {
  if (port === undefined) return freePortFrom({ who: 'the app', first: USUAL_PORT, host, say });
  if (await isFree(port, host)) return port;
  throw new Error(`Port ${port} is taken by another program: choose another one, or leave the choice to us.`);
}
