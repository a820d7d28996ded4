import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { openAddress } from '../foundation/crypto/sealed-address';
import { DonorsService } from '../giving/donors/donors.service';
import type { DueDelivery } from './due-delivery';
import { REMINDER_SEAL } from './reminder-seal';

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
        const email =
          delivery.donorId === null
            ? openAddress(this.keys, REMINDER_SEAL, delivery.id, delivery)
            : emails.get(delivery.donorId);
        return email === undefined ? [] : [[delivery.deliveryId, email]];
      }),
    );
  }
}
