import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { prepared } from '../../infrastructure/database/prepared';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import { ORIGIN_CODES, type Attribution, type Origin } from './attribution';
import { Contribution } from './contribution.entity';
import type { ContributionStatus } from './contribution-status';
import { AttemptReused } from './contribution-problems';

/** What a donor decided, as posted and checked. */
export interface Pledge extends Attribution {
  readonly attemptId: string;
  readonly frequency: Frequency;
  /** All that is to be charged. */
  readonly amountMinor: bigint;
  /** Of it, what covers the costs of the payment; absent: nothing. */
  readonly feeCoverMinor?: bigint;
  readonly currency: string;
  readonly language: string;
  readonly returnTo: string;
  readonly receipt: boolean;
  readonly consentVersion: string;
  /** Of a running experiment, see `VARIANT_PATTERN`. */
  readonly variant?: string;
  /** Of the reminder's link that led here. */
  readonly reminderHash?: Buffer;
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
    const { origin, ...fields } = pledge;
    const contribution: Contribution = {
      ...{ ...fields, id: randomUUID(), requestHash: hashOf(pledge), pledgedAt: this.clock.now() },
      ...{ status: 'pledged', donorId: null, possibleDuplicateOf: null, reminderHash: pledge.reminderHash ?? null },
      monthsCovered: pledge.monthsCovered ?? null,
      feeCoverMinor: pledge.feeCoverMinor ?? 0n,
      ...{ campaign: pledge.campaign ?? null, placement: pledge.placement ?? null, variant: pledge.variant ?? null },
    };
    const insert = this.contributions.createQueryBuilder().insert().values(contribution).orIgnore().returning('id');
    const { raw } = await insert.updateEntity(false).execute();
    const isNew = (raw as unknown[]).length === 1;
    if (isNew && origin !== undefined) await this.keepOrigin(contribution, origin);
    const pledged = isNew ? contribution : await this.findPledged(pledge);
    if (pledged === null) throw new Error('A pledge just written cannot be read');
    return pledged;
  }

  /** Apart from the gift, for it is deleted before. Lost when the process dies just now: a code, and no gift. */
  private async keepOrigin({ id, pledgedAt }: Contribution, origin: Origin): Promise<void> {
    const codes = ORIGIN_CODES.map((name) => origin[name] ?? '');
    await this.contributions.query(KEEP_ORIGIN, [id, pledgedAt, ...codes]);
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

const KEEP_ORIGIN = `
  insert into contribution_origins (contribution_id, pledged_at, article, utm_source, utm_medium, utm_campaign)
  values ($1, $2, $3, $4, $5, $6)`;

const SET_STATUSES = `
  update contributions c set status = derived.status
  from unnest($1::uuid[], $2::text[]) as derived(id, status) where c.id = derived.id`;

/** Over every posted field, in a fixed order. */
function hashOf(pledge: Pledge): Buffer {
  const { frequency, amountMinor, currency, language, returnTo, receipt, consentVersion } = pledge;
  const fields = [frequency, amountMinor.toString(), currency, language, returnTo, receipt, consentVersion];
  if (pledge.campaign !== undefined) fields.push(pledge.campaign);
  if (pledge.monthsCovered !== undefined) fields.push(`${pledge.monthsCovered} months`);
  if (pledge.variant !== undefined) fields.push(`shown ${pledge.variant}`);
  if (pledge.placement !== undefined) fields.push(`at ${pledge.placement}`);
  if (pledge.origin !== undefined)
    fields.push(`from ${ORIGIN_CODES.map((name) => pledge.origin?.[name] ?? '').join(' ')}`);
  if (pledge.feeCoverMinor !== undefined && pledge.feeCoverMinor > 0n)
    fields.push(`of it ${pledge.feeCoverMinor} for costs`);
  return createHash('sha256').update(JSON.stringify(fields)).digest();
}
