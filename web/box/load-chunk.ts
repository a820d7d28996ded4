import { scriptOrigin } from './script-origin';

/**
 * A part of the box that most donors never need, from where the script came. Under a policy of the page around that allows
 * the script this is allowed too.
 * @returns undefined when it does not come in time: nobody waits for it, or is kept from giving
 */
export async function loadChunk<Chunk>(name: keyof typeof MAINSTAY_CHUNKS): Promise<Chunk | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const chunk = import(`${scriptOrigin}/assets/${MAINSTAY_CHUNKS[name]}`) as Promise<Chunk>;
  return Promise.race([chunk.catch(() => undefined), late]);
}

/** About a slow phone's round trip with room; the donor has pressed Continue, and looks on. */
const PATIENCE_MS = 3_000;
