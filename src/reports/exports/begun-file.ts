import { asExportProblem } from './export-problems';

type Chunk = string | Uint8Array;

/**
 * A file whose first chunk is there: what goes wrong before it is told as a problem, and not as a file that ends. Whoever
 * stops reading, before the first chunk was taken too, ends whatever makes the file.
 */
export class BegunFile implements AsyncIterableIterator<Chunk> {
  private constructor(
    private readonly iterator: AsyncIterator<Chunk>,
    private first: IteratorResult<Chunk> | undefined,
  ) {}

  /** @throws Problem for what cannot be had in this format */
  static async begin(chunks: AsyncIterable<Chunk>): Promise<BegunFile> {
    const iterator = chunks[Symbol.asyncIterator]();
    try {
      return new BegunFile(iterator, await iterator.next());
    } catch (error) {
      throw asExportProblem(error);
    }
  }

  async next(): Promise<IteratorResult<Chunk>> {
    const first = this.first;
    this.first = undefined;
    return first ?? this.iterator.next();
  }

  async return(): Promise<IteratorResult<Chunk>> {
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
}
