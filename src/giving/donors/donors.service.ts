import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Donor } from './donor.entity';
import { DonorVault } from './donor-vault';

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

  private find(manager: EntityManager, email: string): Promise<Donor | null> {
    return manager.findOneBy(Donor, { emailIndex: In(this.vault.indexes(email)) });
  }
}
