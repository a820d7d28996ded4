import { Injectable } from '@nestjs/common';
import type { CronTask } from '../infrastructure/jobs/cron-task';
import { MailDispatch } from '../infrastructure/mail/mail-dispatch';
import { NewsletterMails } from './newsletter-mails';

/** Sends the mails that ask for a yes. Woken when somebody asks; each minute for the rest. */
@Injectable()
export class SendNewsletterMails implements CronTask {
  readonly name = SEND_NEWSLETTER_MAILS;
  readonly cron = '* * * * *';

  constructor(
    private readonly dispatch: MailDispatch,
    private readonly mails: NewsletterMails,
  ) {}

  async run(): Promise<void> {
    await this.dispatch.run(this.mails);
  }
}

export const SEND_NEWSLETTER_MAILS = 'send-newsletter-mails';
