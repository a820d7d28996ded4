import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { prepared } from '../../infrastructure/database/prepared';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import { Contribution } from './contribution.entity';
import type { ContributionStatus } from './contribution-status';
import { AttemptReused } from './contribution-problems';

/** What a donor decided, as posted and checked. */
export interface Pledge {
  readonly attemptId: string;
  readonly frequency: Frequency;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly language: string;
  readonly returnTo: string;
  readonly receipt: boolean;
  readonly consentVersion: string;
  /** Of the reminder's link that led here. */
  readonly reminderHash?: Buffer;
  /** The newsroom's code for what moved the donor, see `CAMPAIGN_PATTERN`. */
  readonly campaign?: string;
  /** How many monthly gifts this single one stands for, see `MONTHS_AT_ONCE`. */
  readonly monthsCovered?: number;
}

@Injectable()
export class ContributionsService {
  constructor(
    @InjectRepository(Contribution) private readonly contributions: Repository<Contribution>,
    private readonly clock: Clock,
  ) {}

  /** @throws AttemptReused when the attempt was posted before with other fields */
  async findPledged(pledge: Pledge): Promise<Contribution | null> {
    const contribution = await this.contributions.findOneBy({ attemptId: pledge.attemptId });
    if (contribution !== null && !contribution.requestHash.equals(hashOf(pledge))) throw new AttemptReused();
    return contribution;
  }

  /**
   * Writes the decision down before Stripe hears of it. The same attempt twice is one contribution, also when both
   * come at the same moment. @throws AttemptReused
   */
  async pledge(pledge: Pledge): Promise<Contribution> {
    const contribution: Contribution = {
      ...{ ...pledge, id: randomUUID(), requestHash: hashOf(pledge), pledgedAt: this.clock.now() },
      ...{ status: 'pledged', donorId: null, possibleDuplicateOf: null, reminderHash: pledge.reminderHash ?? null },
      campaign: pledge.campaign ?? null,
      monthsCovered: pledge.monthsCovered ?? null,
    };
    const insert = this.contributions.createQueryBuilder().insert().values(contribution).orIgnore().returning('id');
    const { raw } = await insert.updateEntity(false).execute();
    const pledged = (raw as unknown[]).length === 1 ? contribution : await this.findPledged(pledge);
    if (pledged === null) throw new Error('A pledge just written cannot be read');
    return pledged;
  }

  /** One that was pledged. */
  byId(id: string): Promise<Contribution> {
    return this.contributions.findOneByOrFail({ id });
  }

  /** A page is open (again): what an earlier, expired one said no longer holds. A webhook may already know better. */
  async opened(id: string): Promise<void> {
    await this.contributions.update({ id, status: In(['pledged', 'expired']) }, { status: 'open' });
  }

  async setStatuses(manager: EntityManager, statuses: ReadonlyMap<string, ContributionStatus>): Promise<void> {
    if (statuses.size > 0) await prepared(manager, SET_STATUSES, [[...statuses.keys()], [...statuses.values()]]);
  }

  /** Those whose donors are to get mail, and so whose addresses may be kept. */
  async thoseWrittenTo(manager: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await manager.find(Contribution, { select: { id: true }, where: { id: In([...ids]), receipt: true } });
    return new Set(rows.map(({ id }) => id));
  }

  /** From now on nobody is written to about any gift of the donor's, and no event that comes keeps an address for one. */
  async writeNoMore(manager: EntityManager, donorId: string): Promise<void> {
    await manager.update(Contribution, { donorId, receipt: true }, { receipt: false });
  }

  /** Remembers whose gift it is. The first answer stays. */
  async attributeTo(manager: EntityManager, id: string, donorId: string): Promise<void> {
    await manager.update(Contribution, { id, donorId: IsNull() }, { donorId });
  }
}

const SET_STATUSES = `
  update contributions c set status = derived.status
  from unnest($1::uuid[], $2::text[]) as derived(id, status) where c.id = derived.id`;

/** Over every posted field, in a fixed order. */
function hashOf(pledge: Pledge): Buffer {
  const { frequency, amountMinor, currency, language, returnTo, receipt, consentVersion } = pledge;
  const fields = [frequency, amountMinor.toString(), currency, language, returnTo, receipt, consentVersion];
  if (pledge.campaign !== undefined) fields.push(pledge.campaign);
  if (pledge.monthsCovered !== undefined) fields.push(`${pledge.monthsCovered} months`);
  return createHash('sha256').update(JSON.stringify(fields)).digest();
}
