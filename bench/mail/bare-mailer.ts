import { createTransport } from 'nodemailer';
import { doJobs } from '../load/load-process';

export interface BareJob {
  readonly smtpUrl: string;
  readonly mails: number;
  readonly connections: number;
  /** As large as ours. */
  readonly text: string;
  readonly html: string;
}

/** nodemailer with a pool and nothing else: no database, no claim, nothing that outlives a crash. @returns seconds */
async function send({ smtpUrl, mails, connections, text, html }: BareJob): Promise<number> {
  const { hostname: host, port } = new URL(smtpUrl);
  const transport = createTransport({
    ...{ host, port: Number(port), ignoreTLS: true, pool: true, maxConnections: connections, maxMessages: Infinity },
  });
  const start = performance.now();
  for (let sent = 0; sent < mails; sent += AT_A_TIME) {
    const batch = Array.from({ length: Math.min(AT_A_TIME, mails - sent) }, (_, index) =>
      transport.sendMail({
        ...{ from: 'readers@give.example', to: `reader-${sent + index}@example.org`, subject: 'Your reminder' },
        ...{ text, html, messageId: `<${sent + index}@give.example>` },
      }),
    );
    await Promise.all(batch);
  }
  transport.close();
  return (performance.now() - start) / 1000;
}

/** As many as ours hands over together. */
const AT_A_TIME = 200;

doJobs(send);
