import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, IsNull, Not, Repository, type EntityManager } from 'typeorm';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { inTransaction } from '../../infrastructure/database/transaction';
import { Donor } from './donor.entity';
import { DonorVault, type SealedDonor } from './donor-vault';
import { Tributes } from './tributes/tributes';
import { WordsOfChanges } from './words-of-changes';

/** Moves every donor to the newest identity key, a batch at a time; stopped anywhere, the next run goes on from there. */
@Injectable()
export class KeyRotation {
  constructor(
    @InjectRepository(Donor) private readonly donors: Repository<Donor>,
    private readonly dataSource: DataSource,
    private readonly vault: DonorVault,
    private readonly keys: IdentityKeys,
    private readonly tributes: Tributes,
    private readonly words: WordsOfChanges,
  ) {}

  /** @returns how many donors were moved */
  async rotate(onProgress: (progress: { done: number; total: number }) => void): Promise<number> {
    const total = await this.donors.countBy(this.outdated());
    let done = 0;
    for (;;) {
      const batch = await this.donors.find({ where: this.outdated(), take: BATCH_SIZE });
      if (batch.length === 0) return done;
      for (const donor of batch) await this.rewrap(donor);
      done += batch.length;
      onProgress({ done, total });
    }
  }

  private outdated() {
    return { identityKeyId: Not(this.keys.newestId), wrappedKey: Not(IsNull()) };
  }

  /** Only if nobody erased or moved the donor meanwhile. */
  private rewrap(donor: Donor): Promise<void> {
    const rewrapped = this.vault.rewrap(donor.id, donor as SealedDonor);
    return inTransaction(this.dataSource, async (manager) => {
      const twin = await manager.findOneBy(Donor, { emailIndex: rewrapped.emailIndex });
      if (twin !== null) return this.merge(manager, donor, twin);
      const unchanged = { id: donor.id, identityKeyId: donor.identityKeyId, wrappedKey: Not(IsNull()) };
      await manager.update(Donor, unchanged, rewrapped);
    });
  }

  /** While two processes ran with different newest keys, one donor may have been made twice: they become one again. */
  private async merge(manager: EntityManager, donor: Donor, twin: Donor): Promise<void> {
    await this.tributes.move(manager, donor, twin);
    await this.words.move(manager, donor, twin);
    await moveTo(manager, donor.id, twin.id);
    await manager.delete(Donor, { id: donor.id });
    // An erasure has to find both: an older backup still holds the key of the one deleted here.
    await manager.query('insert into donor_merges (donor_id, into_id) values ($1, $2)', [donor.id, twin.id]);
  }
}

/** Whatever refers to a donor, also from tables that other parts of the house keep. */
async function moveTo(manager: EntityManager, donorId: string, twinId: string): Promise<void> {
  const columns: { table: string; column: string }[] = await manager.query(REFERRING);
  for (const { table, column } of columns)
    await manager.query(`update ${table} set ${column} = $2 where ${column} = $1`, [donorId, twinId]);
}

const REFERRING = `
  select conrelid::regclass::text as "table", quote_ident(attname) as "column"
  from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
  where contype = 'f' and confrelid = 'donors'::regclass
  order by 1, 2`;

/** Small enough to lose little on a stop, large enough that reading is not the cost. */
const BATCH_SIZE = 200;
