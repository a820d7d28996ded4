import { createHash } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StripePackage } from './generate/stripe-package';

/**
 * Where the generated contract may lie, best place first. The name holds the SDK's version and a hash of everything that shaped the content,
 * so a file that exists is a file that fits.
 */
export function contractPlaces(stripe: StripePackage): string[] {
  const name = `stripe-${stripe.version}-${generatorHash()}.json`;
  return [
    path.join(stripe.nodeModules, '.cache', 'mainstay', name),
    // Dependencies installed by another user (root in an image) cannot be written to.
    path.join(tmpdir(), `mainstay-contract-${process.getuid?.() ?? 'user'}`, name),
  ];
}

/** The cached contract, or null when it was never generated in this state of the sources. */
export function findCachedContract(stripe: StripePackage): string | null {
  return contractPlaces(stripe).find(isReadable) ?? null;
}

/** Long enough that two states of the generator never share a name. */
const HASH_LENGTH = 16;

function generatorHash(): string {
  const hash = createHash('sha256').update(schemaCompilerVersion());
  const folder = path.join(__dirname, 'generate');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const files = [path.join(__dirname, 'contract.ts'), ...sources.toSorted().map((name) => path.join(folder, name))];
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

function schemaCompilerVersion(): string {
  const manifest = createRequire(__filename).resolve('typescript-json-schema/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
