// Runs before `npm start` and `npm test`: a fresh clone installs and builds itself, and later runs notice that there is
// nothing to do. Only what comes with Node may be imported here.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './build/compile.mjs';
import { install, isInstalled } from './build/install.mjs';
import { alone } from './build/lock.mjs';
import { isBuilt } from './build/stamp.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  if (!isInstalled(root) || !isBuilt(root)) await alone(path.join(root, 'dist', '.lock'), installAndBuild);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function installAndBuild() {
  if (!isInstalled(root)) await install(root);
  if (!isBuilt(root)) await compile(root);
}
