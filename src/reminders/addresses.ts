import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { unseal } from '../foundation/crypto/sealing';
import { DonorsService } from '../giving/donors/donors.service';
import type { DueDelivery } from './due-delivery';
import { contextOf } from './sealing-context';

/** Looks up, at the last moment, whom a mail goes to. */
@Injectable()
export class Addresses {
  constructor(
    private readonly donors: DonorsService,
    private readonly keys: IdentityKeys,
  ) {}

  /** By delivery; who was erased, or whose key is gone, has none. */
  async of(manager: EntityManager, due: readonly DueDelivery[]): Promise<ReadonlyMap<string, string>> {
    const emails = await this.donors.emailsOf(
      manager,
      due.flatMap(({ donorId }) => donorId ?? []),
    );
    return new Map(
      due.flatMap((delivery): [string, string][] => {
        const email = delivery.donorId === null ? this.unconfirmed(delivery) : emails.get(delivery.donorId);
        return email === undefined ? [] : [[delivery.deliveryId, email]];
      }),
    );
  }

  private unconfirmed({ id, sealedEmail, sealingKeyId }: DueDelivery): string | undefined {
    if (sealedEmail === null || sealingKeyId === null || !this.keys.ids.includes(sealingKeyId)) return undefined;
    try {
      return unseal(this.keys.key(sealingKeyId, 'seal-reminder'), sealedEmail, contextOf(id)).toString('utf8');
    } catch {
      return undefined; // one row that was changed holds up no other
    }
  }
}
