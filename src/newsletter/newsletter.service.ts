import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../foundation/clock/clock';
import { tokenHash } from '../foundation/crypto/token';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import { checkConsent } from '../giving/checkout/gift-request';
import { Jobs } from '../infrastructure/jobs/jobs';
import { NewsletterLimits } from '../infrastructure/limits/newsletter-limits';
import { checkedEmail, LinkUnknown, MailUnavailable } from '../infrastructure/mail/mail-problems';
import { Mailer } from '../infrastructure/mail/mailer';
import { NewsletterAddresses } from './newsletter-addresses';
import { NewsletterNotOffered } from './newsletter-problems';
import { NewsletterRequests, type LinkedRequest } from './newsletter-requests';
import type { AskNewsletterBody } from './newsletter.dto';
import { SEND_NEWSLETTER_MAILS } from './send-newsletter-mails';

/** From "send me the newsletter" to the yes. Nothing here knows who gives, and nothing about gifts knows of it. */
@Injectable()
export class NewsletterService {
  constructor(
    private readonly requests: NewsletterRequests,
    private readonly addresses: NewsletterAddresses,
    private readonly limits: NewsletterLimits,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /**
   * Writes the request down and has its address asked for a yes. The same work for every address: what is known of it is
   * looked at only once the mail is due. @param network whoever asks @throws Problem
   */
  async ask({ email, language, consentVersion }: AskNewsletterBody, network: string): Promise<void> {
    const { newsletter, consentVersion: current, languages, defaultLanguage } = this.newsroom;
    if (!newsletter) throw new NewsletterNotOffered();
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    const address = checkedEmail(email);
    checkConsent(consentVersion, current);
    await this.limits.spend(network);
    await this.requests.insert({
      ...this.addresses.seal(randomUUID(), address),
      language: languages.includes(language) ? language : defaultLanguage,
      ...{ consentVersion, requestedAt: this.clock.now() },
    });
    await this.jobs.wake(SEND_NEWSLETTER_MAILS);
  }

  /** Safe to repeat: links are clicked twice. @throws LinkUnknown */
  async confirm(token: string): Promise<LinkedRequest> {
    const hash = tokenHash(token);
    const isKnown = await this.requests.confirm(hash, this.clock.now());
    const request = isKnown ? await this.read(token) : null;
    if (request === null) throw new LinkUnknown();
    return request;
  }

  /** Changes nothing. @returns null for a link that is not known */
  read(token: string): Promise<LinkedRequest | null> {
    return this.requests.byLink(tokenHash(token), this.clock.now());
  }
}
