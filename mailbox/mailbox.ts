import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { httpServer } from './http';
import { smtpServer, type Temper } from './smtp';
import { Store } from './store';
import { read, type ReadMail } from './stored-mail';

export interface MailboxOptions {
  /** 0 or undefined: any free one. */
  readonly port?: number;
  readonly smtpPort?: number;
  /** Where mails are kept; undefined: in memory alone. */
  readonly file?: string;
  readonly temper?: Temper;
}

export interface Mailbox {
  /** Its pages. */
  readonly url: string;
  /** For SMTP_URL. */
  readonly smtpUrl: string;
  /** Oldest first. */
  mails(): Promise<ReadMail[]>;
  stop(): Promise<void>;
}

/** Starts a local mailbox, on the loopback only. */
export async function startMailbox({
  port = 0,
  smtpPort = 0,
  file,
  temper = () => 'take',
}: MailboxOptions = {}): Promise<Mailbox> {
  const store = new Store(file);
  const http = httpServer(store);
  await once(http.listen(port, LOOPBACK), 'listening');
  const smtp = smtpServer((mail) => store.add(mail), temper);
  // A client that goes away in the middle is its own affair.
  smtp.on('error', () => undefined);
  smtp.listen(smtpPort, LOOPBACK);
  await once(smtp.server, 'listening');
  return {
    url: `http://${LOOPBACK}:${(http.address() as AddressInfo).port}`,
    smtpUrl: `smtp+plain://${LOOPBACK}:${(smtp.server.address() as AddressInfo).port}`,
    mails: () => Promise.all(store.all().map(read)),
    async stop() {
      http.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => http.close(resolve)),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}

const LOOPBACK = '127.0.0.1';
