import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { MailDispatch } from '../../infrastructure/mail/mail-dispatch';
import { LetterMails } from './letter-mails';
import { SEND_LETTERS } from './sending-soon';

/** Sends the letters that are due. Woken when some were written; each minute for the rest. */
@Injectable()
export class SendLetters implements CronTask {
  readonly name = SEND_LETTERS;
  readonly cron = '* * * * *';

  constructor(
    private readonly dispatch: MailDispatch,
    private readonly mails: LetterMails,
  ) {}

  async run(): Promise<void> {
    await this.dispatch.run(this.mails);
  }
}
