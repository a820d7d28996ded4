import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DonorsService } from '../../giving/donors/donors.service';
import { LinkRequests } from '../manage/link-requests';
import type { DueLetter } from './due-letters';
import type { Recipient } from './recipient';

/** Looks up, at the last moment, whom a letter goes to. */
@Injectable()
export class Recipients {
  constructor(
    private readonly donors: DonorsService,
    private readonly requests: LinkRequests,
  ) {}

  /** By letter. */
  async of(manager: EntityManager, due: readonly DueLetter[]): Promise<ReadonlyMap<string, Recipient>> {
    const emails = await this.donors.emailsOf(
      manager,
      due.flatMap((letter) => donorOf(letter) ?? []),
    );
    const recipients = new Map<string, Recipient>();
    for (const letter of due)
      recipients.set(
        letter.id,
        letter.kind === 'manage-link' ? await this.requests.answer(manager, letter) : recipientOf(letter, emails),
      );
    return recipients;
  }
}

/** The last letter is about no gift, but about the donor. */
function donorOf({ kind, businessId, gift }: DueLetter): string | null {
  return kind === 'farewell' ? businessId : (gift?.donorId ?? null);
}

/** A page's address may come after its charge, and a refund before what it gives back: both are waited for a while. */
function recipientOf(letter: DueLetter, emails: ReadonlyMap<string, string>): Recipient {
  if (letter.kind === 'farewell') return lastRecipientOf(letter as DueLetter<'farewell'>, emails);
  const { gift } = letter;
  if (gift === null) return { verdict: 'later' };
  if (!gift.receipt) return { verdict: 'cancelled' };
  if (gift.donorId === null) return { verdict: 'later' };
  const email = emails.get(gift.donorId);
  // Erased.
  return email === undefined ? { verdict: 'cancelled' } : { email, donorId: gift.donorId, gift };
}

function lastRecipientOf({ businessId, data }: DueLetter<'farewell'>, emails: ReadonlyMap<string, string>): Recipient {
  const email = emails.get(businessId);
  const gift = { frequency: 'one-time', language: data.language } as const;
  return email === undefined ? { verdict: 'cancelled' } : { email, donorId: businessId, gift };
}
