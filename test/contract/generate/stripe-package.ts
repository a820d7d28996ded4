import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The installed npm package `stripe`: where it lies and which API version it is pinned to. */
export class StripePackage {
  readonly root: string;
  readonly version: string;

  constructor() {
    // The package exports no subpath but its entry, `cjs/stripe.cjs.node.js`.
    const entry = createRequire(__filename).resolve('stripe');
    this.root = path.dirname(path.dirname(entry));
    this.version = this.read('VERSION').trim();
  }

  get nodeModules(): string {
    return path.dirname(this.root);
  }

  apiVersion(): string {
    const found = /ApiVersion = '([^']+)'/.exec(this.read('cjs/apiVersion.js'));
    if (!found?.[1]) throw new Error('stripe/cjs/apiVersion.js no longer names the API version');
    return found[1];
  }

  /** Path of a module under `cjs/`, with forward slashes, as an import specifier wants it. */
  modulePath(...segments: string[]): string {
    return path.join(this.root, 'cjs', ...segments).replaceAll(path.sep, '/');
  }

  read(relativePath: string): string {
    return readFileSync(path.join(this.root, relativePath), 'utf8');
  }
}
