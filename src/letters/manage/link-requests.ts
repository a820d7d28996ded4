import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { openAddress, sealAddress, type AddressSeal } from '../../foundation/crypto/sealed-address';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { DonorsService } from '../../giving/donors/donors.service';
import { inTransaction } from '../../infrastructure/database/transaction';
import { Jobs } from '../../infrastructure/jobs/jobs';
import { MailCounts } from '../../infrastructure/limits/mail-counts';
import { ReminderLimits } from '../../infrastructure/limits/reminder-limits';
import { checkedEmail, MailUnavailable } from '../../infrastructure/mail/mail-problems';
import { Mailer } from '../../infrastructure/mail/mailer';
import type { DueLetter } from '../sending/due-letters';
import type { Recipient } from '../sending/recipient';
import { SEND_LETTERS, SendingSoon } from '../sending/sending-soon';

/**
 * "Send me the link to my gifts." Whether the address is a donor's is looked at only once the letter is due: whoever
 * asks learns nothing, and every address costs the same.
 */
@Injectable()
export class LinkRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly donors: DonorsService,
    private readonly keys: IdentityKeys,
    private readonly counts: MailCounts,
    private readonly limits: ReminderLimits,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly sending: SendingSoon,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** @param network whoever asks @throws Problem */
  async ask({ email, language }: { email: string; language: string }, network: string): Promise<void> {
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    const address = checkedEmail(email);
    await this.limits.spend(network);
    await inTransaction(this.dataSource, (manager) => this.write(manager, address, language));
    await this.jobs.wake(SEND_LETTERS);
  }

  /**
   * The same, for a donor who wrote to the newsroom. @returns the letter's id; null: nobody can be written to there
   * @throws MailUnavailable
   */
  async askFor(manager: EntityManager, donorId: string, language: string): Promise<string | null> {
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    const email = (await this.donors.emailsOf(manager, [donorId])).get(donorId);
    if (email === undefined) return null;
    const id = await this.write(manager, email, language);
    this.sending.ask(manager, SEND_LETTERS);
    return id;
  }

  private async write(manager: EntityManager, address: string, language: string): Promise<string> {
    const { languages, defaultLanguage } = this.newsroom;
    const spoken = languages.includes(language) ? language : defaultLanguage;
    const id = randomUUID();
    const { sealedEmail, sealingKeyId } = sealAddress(this.keys, SEAL, id, address);
    const data = JSON.stringify({ language: spoken });
    await manager.query(ASK, [id, data, sealedEmail, sealingKeyId, this.clock.now()]);
    return id;
  }

  async answer(manager: EntityManager, letter: DueLetter): Promise<Recipient> {
    const typed = openAddress(this.keys, SEAL, letter.id, letter);
    const donorId = typed === undefined ? null : await this.donors.known(manager, typed);
    if (donorId === null) return { verdict: 'cancelled' };
    // To the address as it was given, and not as whoever asks has written it.
    const email = (await this.donors.emailsOf(manager, [donorId])).get(donorId);
    if (email === undefined) return { verdict: 'cancelled' };
    // What is tried again was counted the first time.
    if (letter.attempt === 0 && !(await this.counts.mayAsk(manager, email, 'link'))) return { verdict: 'suppressed' };
    const { language } = letter.data as { language: string };
    return { email, donorId, gift: { frequency: 'one-time', language } };
  }
}

const SEAL: AddressSeal = { purpose: 'seal-link-request', contextOf: (id) => `address of letter ${id}` };

const ASK = `
  insert into letters (id, kind, business_id, data, sealed_email, sealing_key_id, written_at, due_at, state, attempt)
  values ($1::uuid, 'manage-link', $1::text, $2, $3, $4, $5, $5, 'pending', 0)`;
