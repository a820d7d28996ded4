import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What one installation keeps, and what each of them holds. */
const ENTRIES = {
  postgres: 'postgres',
  sandboxJournal: 'sandbox.journal',
  identityKeys: 'identity-keys.json',
  secrets: 'secrets.json',
  running: 'running.json',
  setUpFor: 'set-up-for',
  adminThere: 'admin-there',
  appLog: 'app.log',
  previousAppLog: 'app.log.1',
  sandboxLog: 'sandbox.log',
  mailbox: 'mailbox.json',
  mails: 'mails.jsonl',
  mailboxLog: 'mailbox.log',
} as const;

export type DataFolder = Readonly<Record<keyof typeof ENTRIES | 'root', string>>;

/** A database server that is just ending may still write. */
const REMOVAL_TRIES = 5;

/** Makes the folder where everything of one installation lies; nobody but its owner may look inside. */
export function dataFolderAt(root: string): DataFolder {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const entries = Object.entries(ENTRIES).map(([name, file]) => [name, path.join(root, file)]);
  return { root, ...(Object.fromEntries(entries) as Record<keyof typeof ENTRIES, string>) };
}

/** Removes what we made and nothing else: MAINSTAY_DATA may name a folder that holds more. The claim on it stays. */
export function removeData({ root, running, ...entries }: DataFolder): void {
  for (const entry of Object.values(entries))
    rmSync(entry, { recursive: true, force: true, maxRetries: REMOVAL_TRIES });
}
