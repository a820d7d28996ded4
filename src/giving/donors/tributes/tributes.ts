import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../../foundation/clock/clock';
import { Donor } from '../donor.entity';
import type { SealedDonor } from '../donor-vault';
import type { Tribute } from './tribute';
import { TributeSeals, type SealedTribute } from './tribute-seals';

/**
 * What donors say with their gifts. Kept sealed from the first: under a key of its own while nobody knows whose gift it is,
 * under the donor's from then on, and not at all for a gift that keeps no address.
 */
@Injectable()
export class Tributes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seals: TributeSeals,
    private readonly clock: Clock,
  ) {}

  /** What was said last counts, until the gift is on its way. @param tribute null: nothing is to be said any more */
  async keep(contributionId: string, tribute: Tribute | null): Promise<void> {
    if (tribute === null) return void (await this.dataSource.query(`${FORGET} and donor_id is null`, [contributionId]));
    const { sealedTribute, sealingKeyId } = this.seals.sealPending(contributionId, tribute);
    await this.dataSource.query(KEEP, [contributionId, sealedTribute, sealingKeyId, this.clock.now()]);
  }

  /** It is known whose gift it is. One that does not open, or whose donor was erased, is dropped. */
  async give(manager: EntityManager, contributionId: string, donorId: string): Promise<void> {
    const [row]: SealedTribute[] = await manager.query(`${READ} where contribution_id = $1 and donor_id is null`, [
      contributionId,
    ]);
    if (row === undefined) return;
    const tribute = this.seals.openPending(row);
    const donor = await manager.findOneBy(Donor, { id: donorId });
    if (tribute === undefined || donor === null || donor.wrappedKey === null)
      return this.forget(manager, contributionId);
    const sealed = this.seals.sealForDonor(donorId, donor as SealedDonor, contributionId, tribute);
    await manager.query(GIVE, [contributionId, donorId, sealed]);
  }

  /** The gift keeps no address, and so nothing that was said with it. */
  async forget(manager: EntityManager, contributionId: string): Promise<void> {
    await manager.query(FORGET, [contributionId]);
  }

  /** By the gift they were said with. Those that cannot be opened are left out. */
  async of(donorId: string): Promise<ReadonlyMap<string, Tribute>> {
    const donor = await this.dataSource.manager.findOneBy(Donor, { id: donorId });
    if (donor === null || donor.wrappedKey === null) return new Map();
    const rows: SealedTribute[] = await this.dataSource.query(`${READ} where donor_id = $1`, [donorId]);
    return new Map(
      rows.flatMap((row) => {
        const tribute = this.seals.openOfDonor(donorId, donor as SealedDonor, row);
        return tribute === undefined ? [] : [[row.contributionId, tribute] as const];
      }),
    );
  }

  /** Two rows of one person become one: what was sealed under the key that goes is sealed under the one that stays. */
  async move(manager: EntityManager, from: Donor, to: Donor): Promise<void> {
    const rows: SealedTribute[] = await manager.query(`${READ} where donor_id = $1`, [from.id]);
    for (const row of rows) {
      const tribute = this.seals.openOfDonor(from.id, from as SealedDonor, row);
      if (tribute === undefined || to.wrappedKey === null) await this.forget(manager, row.contributionId);
      else {
        const sealed = this.seals.sealForDonor(to.id, to as SealedDonor, row.contributionId, tribute);
        await manager.query(GIVE, [row.contributionId, to.id, sealed]);
      }
    }
  }
}

const READ = `
  select contribution_id as "contributionId", sealed_tribute as "sealedTribute", sealing_key_id as "sealingKeyId"
  from tributes`;

const FORGET = 'delete from tributes where contribution_id = $1';

/** Not once the gift is somebody's: whoever posts an attempt again has nothing to say in that donor's name. */
const KEEP = `
  insert into tributes (contribution_id, sealed_tribute, sealing_key_id, written_at)
  select id, $2, $3, $4 from contributions
  where id = $1 and donor_id is null and status in ('pledged', 'open', 'expired')
  on conflict (contribution_id) do update
    set sealed_tribute = excluded.sealed_tribute, sealing_key_id = excluded.sealing_key_id, written_at = excluded.written_at
    where tributes.donor_id is null`;

const GIVE = `
  update tributes set donor_id = $2, sealed_tribute = $3, sealing_key_id = null where contribution_id = $1`;
