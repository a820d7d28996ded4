import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { normaliseEmail } from '../foundation/crypto/email-index';
import { MailCounts } from '../infrastructure/limits/mail-counts';
import type { DueRequest } from './newsletter-requests';

/** Nobody's mailbox can be filled by whoever types its address into the form: a thousand requests are one mail. */
@Injectable()
export class ConfirmationCaps {
  constructor(private readonly counts: MailCounts) {}

  /** @param addresses by request @returns the requests for addresses that have been asked enough */
  async exceeded(
    manager: EntityManager,
    due: readonly DueRequest[],
    addresses: ReadonlyMap<string, string>,
  ): Promise<ReadonlySet<string>> {
    const [seen, exceeded] = [new Set<string>(), new Set<string>()];
    for (const { id, attempt } of due) {
      const email = addresses.get(id);
      // What is tried again was counted the first time.
      if (email === undefined || attempt > 0) continue;
      const address = normaliseEmail(email);
      const isAgain = seen.has(address) || !(await this.counts.mayAsk(manager, address, 'newsletter'));
      seen.add(address);
      if (isAgain) exceeded.add(id);
    }
    return exceeded;
  }
}
