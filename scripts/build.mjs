// `npm run build`: builds into dist/ whether or not anything changed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './build/compile.mjs';
import { alone } from './build/lock.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  await alone(path.join(root, 'dist', '.lock'), () => compile(root));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
