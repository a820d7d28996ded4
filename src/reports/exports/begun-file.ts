import { asExportProblem } from './export-problems';

type Chunk = string | Uint8Array;

/**
 * A file whose first chunk is there: what goes wrong before it is told as a problem, and not as a file that ends. Whoever
 * stops reading, before the first chunk was taken too, ends whatever makes the file; and so does who takes nothing for a
 * minute: a computer that fell asleep shall not keep a connection that others wait for.
 */
export class BegunFile implements AsyncIterableIterator<Chunk> {
  private patience: NodeJS.Timeout | undefined;
  private hasStalled = false;

  private constructor(
    private readonly iterator: AsyncIterator<Chunk>,
    private first: IteratorResult<Chunk> | undefined,
    private readonly patienceMs: number,
  ) {}

  /** @param patienceMs how long nothing may be taken @throws Problem for what cannot be had in this format */
  static async begin(chunks: AsyncIterable<Chunk>, patienceMs = PATIENCE_MS): Promise<BegunFile> {
    const iterator = chunks[Symbol.asyncIterator]();
    try {
      return new BegunFile(iterator, await iterator.next(), patienceMs);
    } catch (error) {
      throw asExportProblem(error);
    }
  }

  async next(): Promise<IteratorResult<Chunk>> {
    clearTimeout(this.patience);
    if (this.hasStalled) throw new Error('A file was given up: its reader took nothing for long');
    const next = this.first ?? (await this.iterator.next());
    this.first = undefined;
    if (next.done !== true) this.patience = setTimeout(() => this.giveUp(), this.patienceMs).unref();
    return next;
  }

  async return(): Promise<IteratorResult<Chunk>> {
    clearTimeout(this.patience);
    await this.iterator.return?.();
    return { done: true, value: undefined };
  }

  /** @throws the error, after the file was given up */
  async abandon(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private giveUp(): void {
    this.hasStalled = true;
    // Whoever takes the next chunk after all is told; nobody waits for this.
    this.return().catch(() => undefined);
  }
}

/** Nobody's connection is so slow that 64 KiB take longer. */
const PATIENCE_MS = 60_000;
