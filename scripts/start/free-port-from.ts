import { isFree } from '../free-port';

export interface PortSearch {
  /** As the subject of a sentence: "the app". */
  readonly who: string;
  readonly first: number;
  readonly host: string;
  readonly say: (words: string) => void;
}

/** A machine on which so many neighbouring ports are taken is an odd one. */
const TRIES = 100;

/** The first free port from this one on; says so when it is not this one. */
export async function freePortFrom({ who, first, host, say }: PortSearch): Promise<number> {
  for (let port = first; port < first + TRIES; port++) {
    if (!(await isFree(port, host))) continue;
    if (port !== first) say(`Port ${first} is taken by another program: ${who} uses ${port}.`);
    return port;
  }
  throw new Error(`All ports from ${first} to ${first + TRIES - 1} are taken.`);
}
