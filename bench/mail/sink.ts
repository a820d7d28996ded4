import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { doJobs } from '../load/load-process';

export interface SinkJob {
  readonly want: 'address' | 'counts';
}

export interface SinkResult {
  readonly url: string;
  /** Mails taken since the last time it was asked, and how many different ones. */
  readonly mails: number;
  readonly different: number;
}

/** A mail server that counts what it takes, by Message-ID, and keeps nothing: the same for every contender. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    let head = '';
    stream.on('data', (part: Buffer) => head.length < HEAD && (head += part.toString('latin1')));
    stream.on('end', () => {
      mails++;
      ids.add(/^message-id: *(\S+)/im.exec(head)?.[1] ?? '');
      done();
    });
  },
});
let mails = 0;
let ids = new Set<string>();
/** The headers end before. */
const HEAD = 4_096;
const listening = once(server.listen(0, '127.0.0.1'), 'listening');

async function answer({ want }: SinkJob): Promise<SinkResult> {
  await listening;
  const { port } = server.server.address() as AddressInfo;
  const counted = { url: `smtp+plain://127.0.0.1:${port}`, mails, different: ids.size };
  if (want === 'counts') [mails, ids] = [0, new Set()];
  return counted;
}

doJobs(answer);
