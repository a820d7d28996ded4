import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const PACKAGE = path.resolve(__dirname, '../../node_modules/@sparticuz/chromium');
const ARCHIVES = ['al2023', 'fonts'];

/** The browser of the npm package is a program for this platform alone. */
export function isPackaged(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Unpacks the browser of the npm package, once per user and version (some two seconds), and gives its folder. */
export async function unpackChromium(): Promise<string> {
  const folder = chromiumFolder();
  if (isOurs(folder)) return folder;
  const unfinished = mkdtempSync(`${folder}-`);
  await Promise.all([inflateBrowser(unfinished), ...ARCHIVES.map((name) => inflateArchive(name, unfinished))]);
  writeFileSync(path.join(unfinished, 'fonts', 'fonts.conf'), fontsOf(folder));
  putInPlace(unfinished, folder);
  return folder;
}

function chromiumFolder(): string {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return path.join(tmpdir(), `mainstay-chromium-${version}-${process.getuid?.()}`);
}

/** @throws when somebody else made the folder: what lies in it would run as us */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.isDirectory() && found.uid === process.getuid?.()) return true;
  throw new Error(`${folder} belongs to another user: remove it, or name a browser in CHROME_BIN.`);
}

async function inflateBrowser(folder: string): Promise<void> {
  await inflate('chromium.br', path.join(folder, 'chromium'));
  chmodSync(path.join(folder, 'chromium'), 0o700);
}

async function inflateArchive(name: string, folder: string): Promise<void> {
  const tarFile = path.join(folder, `${name}.tar`);
  await inflate(`${name}.tar.br`, tarFile);
  mkdirSync(path.join(folder, name));
  execFileSync('tar', ['-xf', tarFile, '-C', path.join(folder, name)]);
  rmSync(tarFile);
}

async function inflate(packed: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(path.join(PACKAGE, 'bin', packed)),
    createBrotliDecompress(),
    createWriteStream(target),
  );
}

/** The package's own list of font folders knows only its usual host: with it no letter is drawn. */
function fontsOf(folder: string): string {
  const [fonts, cache] = [path.join(folder, 'fonts'), path.join(folder, 'fonts-cache')];
  return `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`;
}

/** Another process may have finished first; then its folder serves. */
function putInPlace(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isOurs(folder)) throw error;
  }
}
