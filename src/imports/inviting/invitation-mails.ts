import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { CONFIG, type Config } from '../../foundation/config/config';
import { newToken } from '../../foundation/crypto/token';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { DonorsService } from '../../giving/donors/donors.service';
import { MailCounts } from '../../infrastructure/limits/mail-counts';
import type { Mail } from '../../infrastructure/mail/mail';
import type { MailSource, PreparedMail } from '../../infrastructure/mail/mail-dispatch';
import { MailQueue } from '../../infrastructure/mail/mail-queue';
import { Suppressions } from '../../infrastructure/mail/suppressions';
import { asHtml, asText } from '../../letters/templates/letter';
import { goOnLetter } from '../../letters/templates/go-on-letter';
import { dueInvitations, keepTokens, writeReminders, type DueInvitation, type NewLink } from './invitation-rows';

/** The letters that ask for a card or account once more: whether each may be sent, and what it says. */
@Injectable()
export class InvitationMails implements MailSource {
  readonly queue = new MailQueue('import_invitations');

  constructor(
    private readonly donors: DonorsService,
    private readonly counts: MailCounts,
    private readonly suppressions: Suppressions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async prepare(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PreparedMail>> {
    const due = await dueInvitations(manager, ids);
    const emails = await this.donors.emailsOf(
      manager,
      due.map(({ donorId }) => donorId),
    );
    const suppressed = await this.suppressions.among(manager, [...emails.values()]);
    const asking = due.map(({ id, attempt, donorId }) => ({ id, attempt, email: emails.get(donorId) }));
    // Whoever has two agreements gets two letters, some minutes apart.
    const tooSoon = await this.counts.exceeded(manager, asking, 'go-on');
    const links: NewLink[] = [];
    const decided = due.map((mail): [string, PreparedMail] => {
      const to = emails.get(mail.donorId);
      if (to === undefined || mail.isTakenUp) return [mail.id, { verdict: 'cancelled' }];
      if (suppressed.has(to)) return [mail.id, { verdict: 'suppressed' }];
      if (tooSoon.has(mail.id)) return [mail.id, { verdict: 'later' }];
      return [mail.id, { mail: this.mailOf(mail, to, links) }];
    });
    await keepTokens(manager, links);
    return new Map(decided);
  }

  /** Of an invitation that was sent, its donor is reminded once, and never again. */
  async over(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const dueAt = new Date(this.clock.now().getTime() + REMINDED_AFTER_DAYS * DAY_MS);
    await writeReminders(
      manager,
      ids,
      ids.map(() => randomUUID()),
      dueAt,
    );
  }

  private mailOf(due: DueInvitation, to: string, links: NewLink[]): Mail {
    const { id, occasion, language, frequency, amountMinor, currency } = due;
    const { text: token, hash } = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_DAYS * DAY_MS);
    links.push({ id, hash, expiresAt });
    // Opening it only shows a page: mail scanners open every link there is.
    const url = new URL(`/continue/${token}?language=${language}`, this.config.publicUrl).href;
    const gift = { occasion, language, frequency, amountMinor: BigInt(amountMinor), currency };
    const letter = goOnLetter(this.newsroom, gift, { url, until: dayIn('UTC', expiresAt) });
    return { id, to, subject: letter.subject, text: asText(letter), html: asHtml(letter), date: this.clock.now() };
  }
}

const DAY_MS = 86_400_000;
/** Long enough for whoever looks into that mailbox once a month, and a second time. */
const LINK_DAYS = 60;
/** Whoever was away for a holiday is back. */
const REMINDED_AFTER_DAYS = 14;
