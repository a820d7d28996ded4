import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ExportedFile } from '../exports/exports';

export interface KeptFile extends Pick<ExportedFile, 'mediaType' | 'fileName' | 'asOf'> {
  readonly bytes: number;
  stream(): Readable;
}

/**
 * Files that were made, until somebody has had the time to save them. On the disk, where a long one is no burden, under
 * no name: whatever ends this process ends them too, and nobody else can open one.
 */
@Injectable()
export class KeptFiles implements OnApplicationShutdown {
  private readonly files = new Map<string, Kept>();

  /** Writes it to its end. @param see is called after each chunk, and may throw: then nothing is kept */
  async keep(id: string, { mediaType, fileName, asOf, chunks }: ExportedFile, see: () => void): Promise<void> {
    const handle = await nameless(id);
    try {
      for await (const chunk of chunks) {
        await handle.appendFile(chunk);
        see();
      }
      const { size: bytes } = await handle.stat();
      this.add(id, { handle, mediaType, fileName, asOf, bytes });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** @returns undefined when nobody keeps it any more, or another process does */
  find(id: string): KeptFile | undefined {
    const kept = this.files.get(id);
    if (kept === undefined) return undefined;
    // Whoever begins to save it now has all the time again.
    kept.ending.refresh();
    const { mediaType, fileName, asOf, bytes, handle } = kept;
    // To a known end, so that nothing is left to be read from it when the last byte is there.
    const stream = () => handle.createReadStream({ start: 0, end: bytes - 1, autoClose: false });
    return { mediaType, fileName, asOf, bytes, stream };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.files.keys()].map((id) => this.drop(id)));
  }

  private add(id: string, file: Omit<Kept, 'ending'>): void {
    const [oldest] = this.files.keys();
    if (this.files.size >= MOST_KEPT && oldest !== undefined) void this.drop(oldest);
    this.files.set(id, { ...file, ending: setTimeout(() => void this.drop(id), KEPT_MS).unref() });
  }

  private async drop(id: string): Promise<void> {
    const kept = this.files.get(id);
    this.files.delete(id);
    clearTimeout(kept?.ending);
    // One that is still being read ends with what was read: its length was told, so that nobody takes it for whole.
    await kept?.handle.close().catch(() => undefined);
  }
}

interface Kept extends Pick<ExportedFile, 'mediaType' | 'fileName' | 'asOf'> {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly ending: NodeJS.Timeout;
}

const MOST_KEPT = 6;
const KEPT_MS = 900_000;

async function nameless(id: string): Promise<FileHandle> {
  const name = path.join(tmpdir(), `mainstay-${id}`);
  const handle = await open(name, 'wx+', 0o600);
  await unlink(name);
  return handle;
}
