import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { inTransaction } from '../../infrastructure/database/transaction';
import { applyErasures, type Statements } from './apply-erasures';
import { ErasureLog, type Erasure } from './erasure-log';

/**
 * Erases donors for good. The log is written first: once it is on disk no backup can bring the donor back, and a crash
 * before the database followed leaves an erasure that `settle`, or asking again, completes.
 */
@Injectable()
export class DonorErasure {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly log: ErasureLog,
  ) {}

  /**
   * Ends nothing at Stripe: whoever erases a donor has ended their recurring gifts before. Asking twice is asking once.
   * @throws Error when no donor has this id; of the file system when the log cannot be written: then nothing is erased
   */
  async erase(donorId: string): Promise<void> {
    for (;;) {
      const erasures = await this.erasuresOf(donorId);
      this.log.append(this.notLogged(erasures));
      if (await this.eraseInDatabase(donorId, erasures)) return;
    }
  }

  /**
   * Brings log and database to the same erasures, whichever of them a crash or a restore left behind.
   * @returns how many each side had to be told
   */
  async settle(): Promise<{ logged: number; erased: number }> {
    const inDatabase = await erasuresIn(this.dataSource);
    const known = new Set(inDatabase.map(({ donorId }) => donorId));
    const toErase = this.log.read().filter(({ donorId }) => !known.has(donorId));
    const toLog = this.notLogged(inDatabase);
    this.log.append(toLog);
    await inTransaction(this.dataSource, (manager) => applyErasures(manager, toErase));
    return { logged: toLog.length, erased: toErase.length };
  }

  private notLogged(erasures: readonly Erasure[]): Erasure[] {
    const logged = new Set(this.log.read().flatMap(idsOf));
    return erasures.filter((erasure) => !idsOf(erasure).every((id) => logged.has(id)));
  }

  private async erasuresOf(donorId: string): Promise<Erasure[]> {
    const donors: RowOfDonor[] = await this.dataSource.query(DONOR_AND_TWINS, [donorId]);
    if (!donors.some(({ known }) => known)) throw new Error('No donor has this id');
    return donors.map(({ id, erased_at, gifts }) => ({
      ...{ donorId: id, erasedAt: erased_at ?? this.clock.now(), contributionIds: gifts },
    }));
  }

  /** @returns false when a gift came, or a twin was found, since the log was written: it has to hear of that first */
  private eraseInDatabase(donorId: string, erasures: readonly Erasure[]): Promise<boolean> {
    return inTransaction(this.dataSource, async (manager: EntityManager) => {
      const now: RowOfDonor[] = await manager.query(DONOR_AND_TWINS, [donorId]);
      const logged = new Set(erasures.flatMap(idsOf));
      if (!now.every(({ id, gifts }) => [id, ...gifts].every((each) => logged.has(each)))) return false;
      await applyErasures(manager, erasures);
      return true;
    });
  }
}

/** Every erasure this database knows of, with the gifts it keeps under each id. */
export async function erasuresIn(database: Statements): Promise<Erasure[]> {
  const rows = (await database.query(ERASED, [])) as { donor_id: string; erased_at: Date; gifts: string[] }[];
  return rows.map(({ donor_id, erased_at, gifts }) => ({
    ...{ donorId: donor_id, erasedAt: erased_at, contributionIds: gifts },
  }));
}

function idsOf({ donorId, contributionIds }: Erasure): string[] {
  return [donorId, ...contributionIds];
}

interface RowOfDonor {
  id: string;
  known: boolean;
  erased_at: Date | null;
  gifts: string[];
}

const GIFTS = (donor: string) =>
  `array(select contributions.id::text from contributions where donor_id = ${donor} order by 1) as gifts`;

/** A donor made twice and merged is one person under two ids, and an older backup may hold either. */
const DONOR_AND_TWINS = `
  with recursive family(id) as (
    select $1::uuid
    union
    select case when into_id = family.id then donor_id else into_id end
    from donor_merges join family on family.id in (into_id, donor_id))
  select family.id, donors.id is not null as known, erased_at, ${GIFTS('family.id')}
  from family left join donors on donors.id = family.id left join donor_erasures on donor_erasures.donor_id = family.id`;

const ERASED = `
  select erasure.donor_id, erased_at, ${GIFTS('erasure.donor_id')} from donor_erasures erasure order by erased_at, erasure.donor_id`;
