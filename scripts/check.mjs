// `npm run check`: what can be said of the code without running it, while it builds, and then every test. Only what comes
// with Node may be imported here.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './build/install.mjs';
import { alone } from './build/lock.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** The longest first. Each is busy on one core. */
const STEPS = [
  ['types', 'types'],
  ['build', 'scripts/ensure.mjs'],
  ['lint', 'lint'],
  ['arrows', 'arrows'],
];
const AT_ONCE = 2;

/** @returns {Promise<boolean>} whether every step passed; all are taken */
async function allPass() {
  const left = [...STEPS];
  /** @type {boolean[]} */
  const results = [];
  const lane = async () => {
    for (let step = left.shift(); step !== undefined; step = left.shift()) results.push(await passes(...step));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results.every(Boolean);
}

/**
 * @param {string} name
 * @param {string} what a script of package.json, or a file of ours
 * @returns {Promise<boolean>} whether it passed; what it has to say is written out when it is done
 */
function passes(name, what) {
  const began = Date.now();
  const [command, args] = what.endsWith('.mjs') ? [process.execPath, [what]] : ['npm', ['run', '-s', what]];
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      console.log(`${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
      if (status !== 0) process.stdout.write(Buffer.concat(said));
      resolve(status === 0);
    });
  });
}

/** @returns {Promise<number>} its exit status; it writes to our terminal */
function test() {
  const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js'], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
}

try {
  if (!isInstalled(root)) await alone(path.join(root, 'dist', '.lock'), () => install(root));
  process.exitCode = (await allPass()) ? await test() : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
