import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { MailDispatch } from '../../infrastructure/mail/mail-dispatch';
import { InvitationMails } from './invitation-mails';
import { SEND_INVITATIONS } from './send-invitations-name';

/** Sends invitations that are due. Woken when the newsroom invites; each minute for the rest. */
@Injectable()
export class SendInvitations implements CronTask {
  readonly name = SEND_INVITATIONS;
  readonly cron = '* * * * *';

  constructor(
    private readonly dispatch: MailDispatch,
    private readonly mails: InvitationMails,
  ) {}

  async run(): Promise<void> {
    await this.dispatch.run(this.mails);
  }
}
