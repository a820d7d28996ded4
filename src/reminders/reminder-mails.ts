import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import { CONFIG, type Config } from '../foundation/config/config';
import { newToken, type Token } from '../foundation/crypto/token';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import { GiftsSince } from '../giving/contributions/gifts-since';
import { MailCounts } from '../infrastructure/limits/mail-counts';
import type { Mail } from '../infrastructure/mail/mail';
import type { MailSource, PreparedMail } from '../infrastructure/mail/mail-dispatch';
import { MailQueue } from '../infrastructure/mail/mail-queue';
import { Suppressions } from '../infrastructure/mail/suppressions';
import { asHtml, asText, type Letter } from '../letters/templates/letter';
import { confirmReminderLetter, reminderLetter } from '../letters/templates/reminder-letters';
import { Addresses } from './addresses';
import { DeliveryCounts } from './delivery-counts';
import { dueDeliveries, type DueDelivery } from './due-delivery';
import { giveLink, reminderLink, unsubscribeLink } from './links';
import { NextDeliveries } from './next-deliveries';
import type { LinkScope } from './reminder-rows';

/** The mails of reminders: whether each is still wanted, and what it says. */
@Injectable()
export class ReminderMails implements MailSource {
  readonly queue = new MailQueue('reminder_deliveries');

  constructor(
    private readonly addresses: Addresses,
    private readonly mailCounts: MailCounts,
    private readonly gifts: GiftsSince,
    private readonly suppressions: Suppressions,
    private readonly next: NextDeliveries,
    private readonly counts: DeliveryCounts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async prepare(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PreparedMail>> {
    const due = await dueDeliveries(manager, ids);
    const addresses = await this.addresses.of(manager, due);
    const suppressed = await this.suppressions.among(manager, [...addresses.values()]);
    const given = await this.gifts.answer(manager, due.flatMap(questionOf));
    const asking = due
      .filter(({ occurrence }) => occurrence === 0)
      .map(({ deliveryId: id, attempt }) => ({ id, attempt, email: addresses.get(id) }));
    const overCap = await this.mailCounts.exceeded(manager, asking, 'ask');
    const tokens: NewToken[] = [];
    const decided = due.map((delivery): [string, PreparedMail] => {
      const to = addresses.get(delivery.deliveryId);
      // Erased, or stopped while it waited.
      if (to === undefined || delivery.state === 'cancelled') return [delivery.deliveryId, { verdict: 'cancelled' }];
      if (given.has(delivery.deliveryId)) return [delivery.deliveryId, { verdict: 'silenced' }];
      if (suppressed.has(to) || overCap.has(delivery.deliveryId))
        return [delivery.deliveryId, { verdict: 'suppressed' }];
      return [delivery.deliveryId, { mail: this.mailOf(delivery, to, tokens) }];
    });
    await keepTokens(manager, tokens, this.clock.now());
    return new Map(decided);
  }

  async over(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await this.next.after(manager, ids);
    await this.counts.add(manager, ids);
  }

  private mailOf(delivery: DueDelivery, to: string, tokens: NewToken[]): Mail {
    const link = (scope: LinkScope): string => {
      const token = newToken();
      tokens.push({ ...token, scope, delivery });
      return token.text;
    };
    const isConfirmation = delivery.occurrence === 0;
    const letter = isConfirmation
      ? this.confirmation(delivery, link('confirm'))
      : this.reminder(delivery, link('reminder'));
    return {
      ...{ id: delivery.deliveryId, to, subject: letter.subject, text: asText(letter), html: asHtml(letter) },
      date: this.clock.now(),
      ...(!isConfirmation && { unsubscribeUrl: unsubscribeLink(this.config.publicUrl, link('unsubscribe')) }),
    };
  }

  private confirmation({ language, firstOn, mails }: DueDelivery, token: string): Letter {
    const url = reminderLink(this.config.publicUrl, token, language);
    return confirmReminderLetter(this.newsroom, { language, firstOn, mails }, url);
  }

  private reminder(delivery: DueDelivery, token: string): Letter {
    const { frequency, currency, language, mailNumber, mails } = delivery;
    const amountMinor = BigInt(delivery.amountMinor);
    const gift = { frequency, currency, language, amountMinor, isLast: mails > 1 && mailNumber === mails };
    const { publicUrl } = this.config;
    return reminderLetter(this.newsroom, gift, {
      give: giveLink(publicUrl, gift, token),
      other: reminderLink(publicUrl, token, language),
    });
  }
}

interface NewToken extends Token {
  readonly scope: LinkScope;
  readonly delivery: DueDelivery;
}

function questionOf({ deliveryId, occurrence, donorId, lastOverAt, requestedAt, hashes }: DueDelivery) {
  if (occurrence === 0 || donorId === null) return [];
  return [{ id: deliveryId, donorId, since: lastOverAt ?? requestedAt, reminderHashes: hashes }];
}

async function keepTokens(manager: EntityManager, tokens: readonly NewToken[], now: Date): Promise<void> {
  if (tokens.length === 0) return;
  const rows = tokens.map(({ hash, scope, delivery }) => ({
    ...{ hash: hash.toString('hex'), scope, reminder_id: delivery.id, delivery_id: delivery.deliveryId },
  }));
  await manager.query(
    `insert into mail_tokens (hash, scope, reminder_id, delivery_id, made_at)
     select decode(hash, 'hex'), scope, reminder_id, delivery_id, $2
     from json_to_recordset($1) as made(hash text, scope text, reminder_id uuid, delivery_id uuid)`,
    [JSON.stringify(rows), now],
  );
}
