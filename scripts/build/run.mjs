import { spawn } from 'node:child_process';

/** Often enough that nobody thinks it hangs. */
const STILL_AT_WORK_MS = 15_000;

/**
 * Runs a program in the root folder, its output on ours.
 * @param {string} root
 * @param {string} what its name in words, opening a sentence
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<void>} rejects when the program fails
 */
export async function run(root, what, executable, args) {
  const startedAt = Date.now();
  const words = () => console.log(`… still at it after ${Math.round((Date.now() - startedAt) / 1000)} s`);
  const stillAtWork = setInterval(words, STILL_AT_WORK_MS);
  const status = await statusOf(spawn(executable, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }));
  clearInterval(stillAtWork);
  if (status !== 0) throw new Error(`${what} failed (${status}).`);
}

function statusOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}
