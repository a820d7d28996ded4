import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A new file's name is on disk only once its folder is; Windows opens no folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
