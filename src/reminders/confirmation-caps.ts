import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { normaliseEmail } from '../foundation/crypto/email-index';
import { MailCounts } from '../infrastructure/limits/mail-counts';
import type { DueDelivery } from './due-delivery';

/** Nobody's mailbox can be filled by whoever types its address into a form: a thousand requests are one mail. */
@Injectable()
export class ConfirmationCaps {
  constructor(private readonly counts: MailCounts) {}

  /** @returns which of the confirmations go to an address that has been asked enough */
  async exceeded(
    manager: EntityManager,
    due: readonly DueDelivery[],
    addresses: ReadonlyMap<string, string>,
  ): Promise<ReadonlySet<string>> {
    // What is tried again was counted the first time.
    const asking = due.filter(({ occurrence, attempt }) => occurrence === 0 && attempt === 0);
    const [seen, exceeded] = [new Set<string>(), new Set<string>()];
    for (const { deliveryId } of asking) {
      const email = addresses.get(deliveryId);
      if (email === undefined) continue;
      const address = normaliseEmail(email);
      const isAgain = seen.has(address) || !(await this.counts.mayAsk(manager, address, 'ask'));
      seen.add(address);
      if (isAgain) exceeded.add(deliveryId);
    }
    return exceeded;
  }
}
