import { PassThrough } from 'node:stream';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Mail, SendOutcome } from './mail';
import { outcomeOf } from './send-outcome';
import { SMTP_SETTINGS, type SmtpSettings } from './smtp-settings';

/** Hands mails to the newsroom's mail server, over connections that are kept. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(@Inject(SMTP_SETTINGS) private readonly settings: SmtpSettings | undefined) {
    this.transport = settings && transportTo(settings);
  }

  /** Whether there is a mail server. */
  get isSetUp(): boolean {
    return this.transport !== undefined;
  }

  /** How many can be handed over in that time, at the rate that the provider allows. */
  mailsWithin(seconds: number): number {
    return Math.min((this.settings?.perSecond ?? 1) * seconds, MOST_AT_ONCE);
  }

  /** Never throws. @throws Error only without a mail server: nobody may call it then */
  async send(mail: Mail): Promise<SendOutcome> {
    if (this.transport === undefined || this.settings === undefined) throw new Error('There is no mail server');
    const { from } = this.settings;
    const flow = { began: false };
    try {
      const { response } = await this.transport.sendMail({ ...messageOf(mail, from), flow } as object);
      return { kind: 'sent', code: String(response).slice(0, 3) };
    } catch (error) {
      return outcomeOf(error, flow.began);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

function transportTo({ url, dkim, perSecond, connections }: SmtpSettings) {
  const isLocal = url.protocol === 'smtp+plain:';
  const isSecure = url.protocol === 'smtps:';
  const transport = createTransport({
    ...{ host: url.hostname, port: Number(url.port) || (isSecure ? 465 : 587), secure: isSecure },
    ...(isLocal ? { ignoreTLS: true } : { requireTLS: !isSecure }),
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    ...(dkim && {
      dkim: {
        ...{ domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey },
        headerFieldNames: SIGNED_HEADERS,
      },
    }),
    ...{ pool: true, maxConnections: connections, maxMessages: Infinity, rateDelta: 1_000, rateLimit: perSecond },
    // By itself the pool sends again what was under way when a connection broke, and the reader may get two.
    maxRequeues: 0,
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  // Read only once the server has said that it takes the text: until then nothing can have been sent.
  transport.use('stream', ({ data, message }, done) => {
    const { flow } = data as { flow?: { began: boolean } };
    message.processFunc((input) => {
      const output = new PassThrough();
      input.once('data', () => flow && (flow.began = true));
      return input.pipe(output);
    });
    done();
  });
  return transport;
}

function messageOf(mail: Mail, from: string) {
  const { to, subject, text, html, date, unsubscribeUrl } = mail;
  return {
    ...{ from, to, subject, text, html, date },
    messageId: `<${mail.id}@${domainOf(from)}>`,
    headers: {
      // RFC 3834: no holiday note answers it.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

function domainOf(from: string): string {
  return /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
}

const TIMEOUT_MS = 20_000;
/** More at once only wait inside the pool. */
const MOST_AT_ONCE = 200;

/** RFC 8058 wants both of the last signed; nodemailer's own list lacks the second. */
const SIGNED_HEADERS =
  'from:to:subject:date:message-id:mime-version:content-type:list-unsubscribe:list-unsubscribe-post';
