import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './data-folder';

export interface FirstAdmin {
  readonly root: string;
  readonly data: DataFolder;
  readonly environment: NodeJS.ProcessEnv;
}

/** Nobody's: in a trial the link is given out here and mailed to nobody. */
export const FIRST_ADMIN = 'admin@newsroom.example';

/**
 * A link with which whoever sits at this terminal sets up the first account of staff; a new one at every start, until
 * that was done.
 * @returns undefined once there is an account
 */
export async function firstAdminLink({ root, data, environment }: FirstAdmin): Promise<string | undefined> {
  if (existsSync(data.adminThere)) return undefined;
  const url = await askForLink(root, environment);
  // Later starts need not ask.
  if (url === null) writeFileSync(data.adminThere, '', { mode: 0o600 });
  return url ?? undefined;
}

/** @returns null once there is an account; undefined: it could not be asked */
function askForLink(root: string, environment: NodeJS.ProcessEnv): Promise<string | null | undefined> {
  const words = [path.join(root, 'dist', 'src', 'cli.js'), 'admin', 'first', FIRST_ADMIN, '--json'];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { env: environment, cwd: root }, (error, answer) =>
      resolve(error === null ? urlIn(answer) : undefined),
    );
  });
}

function urlIn(answer: string): string | null | undefined {
  try {
    return (JSON.parse(answer) as { url?: string | null }).url;
  } catch {
    return undefined;
  }
}
