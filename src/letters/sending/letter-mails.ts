import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { CONFIG, type Config } from '../../foundation/config/config';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import type { MailSource, PreparedMail } from '../../infrastructure/mail/mail-dispatch';
import { MailQueue, type Verdict } from '../../infrastructure/mail/mail-queue';
import { Suppressions } from '../../infrastructure/mail/suppressions';
import { ManageLinks } from '../manage/manage-links';
import { asHtml, asText } from '../templates/letter';
import { giftLetter, needsManageLink } from '../templates/gift-letters';
import type { GiftLinks } from '../templates/letter-writer';
import { dueLetters, type DueLetter } from './due-letters';
import type { KnownRecipient, Recipient } from './recipient';
import { Recipients } from './recipients';

/** The letters about gifts: whether each is still true and wanted, and what it says. */
@Injectable()
export class LetterMails implements MailSource {
  readonly queue = new MailQueue('letters');

  constructor(
    private readonly recipients: Recipients,
    private readonly suppressions: Suppressions,
    private readonly links: ManageLinks,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async prepare(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PreparedMail>> {
    const due = await dueLetters(manager, ids);
    const recipients = await this.recipients.of(manager, due);
    const emails = [...recipients.values()].flatMap((each) => ('email' in each ? [each.email] : []));
    // Who wants no more reminders still wants the receipt for what was taken.
    const suppressed = await this.suppressions.among(manager, emails, ['refused', 'complaint']);
    const decided = new Map<string, PreparedMail>();
    for (const letter of due) {
      const verdict = this.verdictOn(letter, recipients.get(letter.id), suppressed);
      decided.set(letter.id, typeof verdict === 'string' ? { verdict } : await this.mailOf(manager, letter, verdict));
    }
    return decided;
  }

  /** Whoever asked for a link was answered, or never will be: their address goes. */
  async over(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query(
      `update letters set sealed_email = null, sealing_key_id = null
       where id = any($1) and sealed_email is not null and state not in ('pending', 'claimed')`,
      [ids],
    );
  }

  private verdictOn(
    letter: DueLetter,
    recipient: Recipient | undefined,
    suppressed: ReadonlySet<string>,
  ): Exclude<Verdict, 'send'> | KnownRecipient {
    const isOld = this.clock.now().getTime() - letter.wantedAt.getTime() > OLD_AFTER_MS;
    if (letter.isOvertaken || isOld) return 'suppressed';
    if (recipient === undefined || !('email' in recipient)) return recipient?.verdict ?? 'cancelled';
    // Whoever asks for a link has the mailbox at hand, whatever a server said of it once.
    return suppressed.has(recipient.email) && letter.kind !== 'manage-link' ? 'suppressed' : recipient;
  }

  private async mailOf(manager: EntityManager, letter: DueLetter, recipient: KnownRecipient): Promise<PreparedMail> {
    const links = await this.linksOf(manager, letter, recipient);
    try {
      const text = giftLetter({ ...letter, gift: recipient.gift, links }, this.newsroom);
      const body = { subject: text.subject, text: asText(text), html: asHtml(text) };
      return { mail: { id: letter.id, to: recipient.email, ...body, date: this.clock.now() } };
    } catch (error) {
      // One letter that cannot be written holds up no other.
      this.log.error(
        { letterId: letter.id, kind: letter.kind, error: describeError(error) },
        'A letter cannot be written',
      );
      return { verdict: 'cancelled' };
    }
  }

  private async linksOf(
    manager: EntityManager,
    { id, kind }: DueLetter,
    { donorId, gift }: KnownRecipient,
  ): Promise<GiftLinks> {
    const page = (path: string): string => new URL(`${path}?language=${gift.language}`, this.config.publicUrl).href;
    const link = { donorId, letterId: id, kind, language: gift.language };
    return {
      manage: needsManageLink(kind, gift) ? await this.links.make(manager, link) : null,
      ...{ ask: page('/manage'), give: page('/give') },
    };
  }
}

/** A mail server that was away for a month: by then its letters are news to nobody. */
const OLD_AFTER_MS = 30 * 86_400_000;
