import { SMTPServer } from 'smtp-server';
import type { StoredMail } from './stored-mail';

/** What the server says to a mail, for tests of bad days: a refusal, or a line that breaks after the text was taken. */
export type Temper = (
  to: readonly string[],
) => 'take' | 'take and hang up' | { readonly code: number; at: 'rcpt' | 'data' };

/** A real SMTP server that takes every mail and delivers none. */
export function smtpServer(take: (mail: Omit<StoredMail, 'id'>) => void, temper: Temper): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onRcptTo({ address }, _session, done) {
      const mood = temper([address]);
      done(typeof mood === 'object' && mood.at === 'rcpt' ? refusal(mood.code) : undefined);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mood = temper(to);
        if (typeof mood === 'object') return done(refusal(mood.code));
        take({ to, receivedAt: new Date().toISOString(), raw: Buffer.concat(parts).toString('utf8') });
        if (mood === 'take') done();
        else hangUp(server.connections);
      });
    },
  });
  return server;
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('Refused, as it was told to'), { responseCode });
}

function hangUp(connections: SMTPServer['connections']): void {
  for (const connection of connections) connection.close();
}
