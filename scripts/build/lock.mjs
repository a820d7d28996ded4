import { mkdirSync, rmSync, statSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** No install and no build takes this long: the holder has died and its pid has been given away. */
const STALE_AFTER_MS = 15 * 60_000;

/** The holder's pid is written right after the file is made; a younger file may still be empty. */
const WRITTEN_AFTER_MS = 1_000;

const POLL_MS = 200;

/**
 * Does the work while no other process holds the lock file, and says so once when it has to wait.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(lock, work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  await acquire(lock);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function acquire(lock) {
  for (let told = false; !take(lock); told = true) {
    if (!told) console.log('Another command is installing or building in this folder: waiting for it…');
    if (isStale(lock)) rmSync(lock, { force: true });
    else await pause(POLL_MS);
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(lock) {
  const made = statSync(lock, { throwIfNoEntry: false });
  const ageMs = made ? Date.now() - made.mtimeMs : 0;
  return ageMs > STALE_AFTER_MS || (ageMs > WRITTEN_AFTER_MS && !isHeld(lock));
}

function isHeld(lock) {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8') || NaN), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
