import path from 'node:path';
import { LOOPBACK } from '../free-port';
import type { DataFolder } from './data-folder';
import { freePortFrom } from './free-port-from';
import type { Household } from './household';
import { startListening, type StartedListener } from './listening-member';
import { keptJson, writeJson } from './private-file';

/** Where the local mailbox is; the same from one start to the next, so that commands find it. */
export interface MailboxPorts {
  readonly pages: number;
  readonly smtp: number;
}

/** Known to many from other mail catchers. */
const USUAL: MailboxPorts = { pages: 8025, smtp: 1025 };

/** Those of the last start, or the next ones that are free. */
export async function mailboxPorts(file: string, say: (words: string) => void): Promise<MailboxPorts> {
  const kept = keptJson<MailboxPorts>(file, () => USUAL);
  const free = (who: string, first: number) => freePortFrom({ who, first, host: LOOPBACK, say });
  const ports = { pages: await free('the mailbox', kept.pages), smtp: await free('its SMTP server', kept.smtp) };
  if (ports.pages !== kept.pages || ports.smtp !== kept.smtp) writeJson(file, ports);
  return ports;
}

/** Those of a mailbox that runs. */
export function mailboxPortsKept(file: string): MailboxPorts {
  return keptJson<MailboxPorts>(file, () => USUAL);
}

export interface MailboxOptions {
  readonly root: string;
  readonly data: DataFolder;
  readonly ports: MailboxPorts;
}

const START_TIMEOUT_MS = 30_000;

/** Starts the local mailbox: real SMTP, and pages that show what a reader would get. */
export function startMailbox(household: Household, { root, data, ports }: MailboxOptions): StartedListener {
  const place = ['--port', String(ports.pages), '--smtp-port', String(ports.smtp), '--file', data.mails];
  return startListening(household, {
    ...{ name: 'The mailbox', logFile: data.mailboxLog, port: ports.pages, startTimeoutMs: START_TIMEOUT_MS },
    command: [process.execPath, path.join(root, 'dist', 'mailbox', 'main.js'), ...place],
    env: { PATH: process.env['PATH'] },
    cwd: root,
  });
}
