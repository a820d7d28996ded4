import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayIn, later } from '../foundation/calendar/local-days';
import { Clock } from '../foundation/clock/clock';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { sealAddress } from '../foundation/crypto/sealed-address';
import { unseal } from '../foundation/crypto/sealing';
import { tokenHash } from '../foundation/crypto/token';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { DonorsService } from '../giving/donors/donors.service';
import { inTransaction } from '../infrastructure/database/transaction';
import { Jobs } from '../infrastructure/jobs/jobs';
import { ReminderLimits } from '../infrastructure/limits/reminder-limits';
import { LinkUnknown, MailUnavailable } from '../infrastructure/mail/mail-problems';
import { Mailer } from '../infrastructure/mail/mailer';
import { Suppressions } from '../infrastructure/mail/suppressions';
import { ReminderCounts } from '../letters/reminder-counts/reminder-counts';
import { checkAsk, type AskRequest } from './ask';
import { ReminderOver } from './reminder-problems';
import { REMINDER_SEAL } from './reminder-seal';
import { ReminderRows, type LinkScope, type ReminderRow } from './reminder-rows';
import { appointment, appointmentOf } from './schedule';
import { SEND_REMINDERS } from './send-reminders';

/** From "remind me later" to the end of it. Every verb is safe to repeat: links are clicked twice. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: ReminderRows,
    private readonly donors: DonorsService,
    private readonly keys: IdentityKeys,
    private readonly limits: ReminderLimits,
    private readonly suppressions: Suppressions,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly counts: ReminderCounts,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /**
   * Writes the wish down and has its address asked for a yes. The same work whether the address is known or not: who it
   * is, is looked at only once the mail is due. @throws Problem
   */
  async ask(request: AskRequest, network: string): Promise<void> {
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    const now = this.clock.now();
    const { email, ...asked } = checkAsk(request, this.newsroom, now);
    await this.limits.spend(network);
    const id = randomUUID();
    const sealed = sealAddress(this.keys, REMINDER_SEAL, id, email);
    await inTransaction(this.dataSource, async (manager) => {
      await this.rows.insert(manager, { ...asked, ...sealed, id, requestedAt: now });
      await this.rows.addDelivery(manager, {
        ...{ reminderId: id, occurrence: 0, mailNumber: null },
        ...{ localDay: dayIn(asked.zone, now), at: now },
      });
      await this.counts.add(manager, { asked: 1 });
    });
    await this.jobs.wake(SEND_REMINDERS);
  }

  /** From here on the address is a donor's. @throws LinkUnknown */
  confirm(token: string): Promise<ReminderRow> {
    return this.byLink(token, ['confirm'], async (manager, reminder) => {
      const { sealedEmail, sealingKeyId, id } = reminder;
      if (reminder.state !== 'unconfirmed' || sealedEmail === null || sealingKeyId === null) return;
      const key = this.keys.key(sealingKeyId, REMINDER_SEAL.purpose);
      const email = unseal(key, sealedEmail, REMINDER_SEAL.contextOf(id)).toString('utf8');
      const donorId = await this.donors.recognise(manager, email);
      await this.rows.confirm(manager, id, donorId, this.clock.now());
      await this.rows.addDelivery(manager, {
        ...{ reminderId: id, occurrence: 1, mailNumber: 1 },
        ...appointmentOf(reminder, 1, this.clock.now()),
      });
      await this.counts.add(manager, { confirmed: 1 });
    });
  }

  /** One more mail, beside those asked for; asked again, the same one moves. @throws LinkUnknown, ReminderOver */
  snooze(token: string, until: 'a-week' | 'a-month'): Promise<ReminderRow> {
    return this.byLink(token, ['reminder'], async (manager, { id, state, zone }) => {
      if (state === 'cancelled') throw new ReminderOver();
      const today = dayIn(zone, this.clock.now());
      const when = appointment(later(today, until === 'a-week' ? { days: 7 } : { months: 1 }), zone);
      await this.rows.putOff(manager, id, when);
    });
  }

  /** @param what `all`: no reminder ever again, whoever asks for one @throws LinkUnknown */
  cancel(token: string, what: 'this' | 'all'): Promise<ReminderRow> {
    return this.byLink(token, ['reminder', 'unsubscribe'], async (manager, { id, donorId }) => {
      if (what === 'all') return this.cancelAll(manager, donorId);
      await this.counts.add(manager, { cancelled: await this.rows.cancel(manager, { id }) });
    });
  }

  /** What a link is for. @returns null for one that is not known */
  async read(token: string): Promise<(ReminderRow & { scope: LinkScope }) | null> {
    return this.rows.byLink(this.dataSource.manager, tokenHash(token));
  }

  private async cancelAll(manager: EntityManager, donorId: string | null): Promise<void> {
    if (donorId === null) return;
    const cancelled = await this.rows.cancel(manager, { donorId });
    const email = (await this.donors.emailsOf(manager, [donorId])).get(donorId);
    if (email !== undefined) await this.suppressions.add(manager, email, 'unsubscribed', this.clock.now());
    await this.counts.add(manager, { cancelled });
  }

  private byLink(
    token: string,
    scopes: readonly LinkScope[],
    act: (manager: EntityManager, reminder: ReminderRow) => Promise<void>,
  ): Promise<ReminderRow> {
    const hash = tokenHash(token);
    return inTransaction(this.dataSource, async (manager) => {
      const before = await this.rows.byLink(manager, hash);
      if (before === null || !scopes.includes(before.scope)) throw new LinkUnknown();
      await act(manager, before);
      return (await this.rows.byLink(manager, hash)) ?? before;
    });
  }
}
