import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { newsroomCss } from './newsroom-css';
import { PAGES_SETTINGS, type PagesSettings } from './pages-settings';

/** One file as it is sent, in each of its encodings: compressed when it is first wanted so, and never again. */
export class WebAsset {
  private readonly compressed = new Map<'gzip' | 'brotli', Buffer>();

  constructor(
    readonly type: string,
    readonly etag: string,
    readonly plain: Buffer,
  ) {}

  get gzip(): Buffer {
    return this.once('gzip', gzipSync);
  }

  get brotli(): Buffer {
    return this.once('brotli', brotliCompressSync);
  }

  private once(encoding: 'gzip' | 'brotli', compress: (plain: Buffer) => Buffer): Buffer {
    const content = this.compressed.get(encoding) ?? compress(this.plain);
    this.compressed.set(encoding, content);
    return content;
  }
}

/**
 * The built files, held in memory: a few dozen kilobytes. A name from outside is only ever looked up
 * here, so that no path reaches the disk.
 */
@Injectable()
export class WebAssets {
  private readonly files = new Map<string, WebAsset>();
  private readonly names: Record<string, string>;

  constructor(@Inject(PAGES_SETTINGS) settings: PagesSettings) {
    const read = (name: string) => readFileSync(path.join(settings.webRoot, name));
    this.names = JSON.parse(read('manifest.json').toString()) as Record<string, string>;
    for (const name of ['box.js', ...Object.values(this.names)]) this.files.set(name, asset(name, read(name)));
    this.addNewsroomCss(settings);
  }

  find(name: string): WebAsset | undefined {
    return this.files.get(name);
  }

  /** What an earlier build's name, such as words-en-0123456789ab.json, stands for in this one. */
  successorOf(name: string): WebAsset | undefined {
    const [, stem = '', extension = ''] = /^([\w-]+)-[0-9a-f]{12}(\.\w+)$/.exec(name) ?? [];
    const hashed = Object.hasOwn(this.names, stem + extension) ? this.names[stem + extension] : undefined;
    return hashed === undefined ? undefined : this.find(hashed);
  }

  /** The address of a page's own file, its hash in the name. */
  addressOf(name: string): string {
    const hashed = this.names[name];
    if (hashed === undefined) throw new Error(`web/build.mjs made no ${name}`);
    return `/assets/${hashed}`;
  }

  private addNewsroomCss({ colours }: PagesSettings): void {
    const css = Buffer.from(newsroomCss(colours));
    this.names['newsroom.css'] = `newsroom-${digest(css)}.css`;
    this.files.set(this.names['newsroom.css'], asset('newsroom.css', css));
  }
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

function asset(name: string, plain: Buffer): WebAsset {
  const type = TYPES[path.extname(name)];
  if (type === undefined) throw new Error(`no content type for ${name}`);
  return new WebAsset(type, `"${digest(plain)}"`, plain);
}

function digest(content: Buffer): string {
  // Twelve hex digits tell versions of one file apart; nobody gains by a collision.
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
