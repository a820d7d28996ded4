import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Donor } from './donor.entity';
import { DonorVault, type SealedDonor } from './donor-vault';

@Injectable()
export class DonorsService {
  constructor(
    private readonly vault: DonorVault,
    private readonly clock: Clock,
  ) {}

  /** The donor of this email, made known now if never seen. Two gifts of one address at once are one donor. */
  async recognise(manager: EntityManager, email: string): Promise<string> {
    const known = await this.find(manager, email);
    if (known !== null) return known.id;
    const id = randomUUID();
    await manager
      .createQueryBuilder()
      .insert()
      .into(Donor)
      .values({ id, ...this.vault.seal(id, email), recognisedAt: this.clock.now() })
      .orIgnore()
      .updateEntity(false)
      .execute();
    const donor = await this.find(manager, email);
    if (donor === null) throw new Error('A donor just written cannot be read');
    return donor.id;
  }

  /** The addresses of those who can still be written to; who was erased, or does not open, is left out. */
  async emailsOf(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const donors = await manager.findBy(Donor, { id: In([...new Set(ids)]), wrappedKey: Not(IsNull()) });
    return new Map(
      donors.flatMap((donor) => {
        const email = this.open(donor);
        return email === undefined ? [] : [[donor.id, email] as const];
      }),
    );
  }

  /**
   * Something else of a donor's, such as their own words, under their key: erased with them.
   * @param context what it is, and of what @returns null: the donor was erased
   */
  async sealFor(manager: EntityManager, donorId: string, context: string, text: string): Promise<Buffer | null> {
    const donor = await manager.findOneBy(Donor, { id: donorId, wrappedKey: Not(IsNull()) });
    return donor && this.vault.sealFor(donorId, donor as SealedDonor, context, text);
  }

  /** @returns null: the donor was erased. @throws Error when it does not open */
  async openFor(manager: EntityManager, donorId: string, context: string, sealed: Buffer): Promise<string | null> {
    const donor = await manager.findOneBy(Donor, { id: donorId, wrappedKey: Not(IsNull()) });
    return donor && this.vault.openFor(donorId, donor as SealedDonor, context, sealed);
  }

  /** One row that was changed holds up no other. */
  private open(donor: Donor): string | undefined {
    try {
      return this.vault.openEmail(donor.id, donor as SealedDonor);
    } catch {
      return undefined;
    }
  }

  /**
   * A gift came from this address, which is not kept for it. Whoever is known already, by a reminder asked for, is
   * remembered to have given on that day, and no more than that: which gift it was nobody can tell. Others are not made
   * known by it.
   */
  async noteGift(manager: EntityManager, email: string, at: Date): Promise<void> {
    await manager.query(
      `update donors set last_gift_on = greatest(last_gift_on, ($2::timestamptz at time zone 'UTC')::date)
       where email_index = any($1)`,
      [this.vault.indexes(email), at],
    );
  }

  /** Whose address it is; null: nobody's, or of somebody who was erased. */
  async known(manager: EntityManager, email: string): Promise<string | null> {
    const donor = await this.find(manager, email);
    return donor === null || donor.wrappedKey === null ? null : donor.id;
  }

  private find(manager: EntityManager, email: string): Promise<Donor | null> {
    return manager.findOneBy(Donor, { emailIndex: In(this.vault.indexes(email)) });
  }
}
