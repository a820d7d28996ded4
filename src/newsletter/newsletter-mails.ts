import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import { CONFIG, type Config } from '../foundation/config/config';
import { newToken } from '../foundation/crypto/token';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import { MailCounts } from '../infrastructure/limits/mail-counts';
import type { Mail } from '../infrastructure/mail/mail';
import type { MailSource, PreparedMail } from '../infrastructure/mail/mail-dispatch';
import { MailQueue } from '../infrastructure/mail/mail-queue';
import { Suppressions } from '../infrastructure/mail/suppressions';
import { asHtml, asText } from '../letters/templates/letter';
import { confirmNewsletterLetter } from '../letters/templates/newsletter-letter';
import { NewsletterAddresses } from './newsletter-addresses';
import { NewsletterRequests, type DueRequest } from './newsletter-requests';

/** The mails that ask for a yes to the newsletter: whether each may be sent, and what it says. */
@Injectable()
export class NewsletterMails implements MailSource {
  readonly queue = new MailQueue('newsletter_requests');

  constructor(
    private readonly requests: NewsletterRequests,
    private readonly addresses: NewsletterAddresses,
    private readonly counts: MailCounts,
    private readonly suppressions: Suppressions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async prepare(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PreparedMail>> {
    const due = await this.requests.due(manager, ids);
    const addresses = this.addressesOf(due);
    // Who wants no more reminders may well want this.
    const suppressed = await this.suppressions.among(manager, [...addresses.values()], ['refused', 'complaint']);
    const asking = due.map(({ id, attempt }) => ({ id, attempt, email: addresses.get(id) }));
    const overCap = await this.counts.exceeded(manager, asking, 'newsletter');
    const hashes = new Map<string, Buffer>();
    const decided = due.map((request): [string, PreparedMail] => {
      const to = addresses.get(request.id);
      if (to === undefined) return [request.id, { verdict: 'cancelled' }];
      if (suppressed.has(to) || overCap.has(request.id)) return [request.id, { verdict: 'suppressed' }];
      const token = newToken();
      hashes.set(request.id, token.hash);
      return [request.id, { mail: this.mailOf(request, to, token.text) }];
    });
    await this.requests.keepTokens(manager, hashes);
    return new Map(decided);
  }

  over(manager: EntityManager, ids: readonly string[]): Promise<void> {
    return this.requests.afterMails(manager, ids);
  }

  /** By request. */
  private addressesOf(due: readonly DueRequest[]): ReadonlyMap<string, string> {
    const opened = due.map((request) => [request.id, this.addresses.open(request)] as const);
    return new Map(opened.flatMap(([id, email]) => (email === undefined ? [] : [[id, email]])));
  }

  private mailOf({ id, language }: DueRequest, to: string, token: string): Mail {
    // Opening it only shows a page: mail scanners open every link there is.
    const url = new URL(`/newsletter/${token}?language=${language}`, this.config.publicUrl).href;
    const letter = confirmNewsletterLetter(this.newsroom, language, url);
    return { id, to, subject: letter.subject, text: asText(letter), html: asHtml(letter), date: this.clock.now() };
  }
}
