import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not, Repository, type EntityManager } from 'typeorm';
import { formatAmount } from '../../foundation/money/format-amount';
import { prepared } from '../../infrastructure/database/prepared';
import { Contribution } from './contribution.entity';

/**
 * Points out gifts that may have been given twice by mistake. Both stay booked: money that was taken is always booked,
 * and only a person can ask the donor.
 */
@Injectable()
export class DuplicateFlags {
  constructor(@InjectRepository(Contribution) private readonly contributions: Repository<Contribution>) {}

  /** Looks again at confirmed contributions and the other gifts of their donors. */
  async refresh(manager: EntityManager, contributionIds: readonly string[]): Promise<void> {
    if (contributionIds.length > 0) await prepared(manager, FLAG, [contributionIds, SAME_WISH_WITHIN]);
  }

  /** Newest first. */
  async list(): Promise<{ id: string; resembles: string; frequency: string; amount: string; pledgedAt: string }[]> {
    const flagged = await this.contributions.find({
      where: { possibleDuplicateOf: Not(IsNull()) },
      order: { pledgedAt: 'DESC' },
    });
    return flagged.map(({ id, possibleDuplicateOf, frequency, amountMinor, currency, pledgedAt }) => ({
      ...{ id, resembles: possibleDuplicateOf ?? '', frequency, pledgedAt: pledgedAt.toISOString() },
      amount: formatAmount({ amountMinor, currency }, 'en'),
    }));
  }
}

/** Two single gifts of one day are rarely two wishes; two standing agreements of one kind are suspect at any distance. */
const SAME_WISH_WITHIN = '24 hours';

/** A contribution paid by two of its own sessions points at itself. What is right already is not written again. */
const FLAG = `
  with looked_at as (
    select id, donor_id, frequency, pledged_at, possible_duplicate_of from contributions
    where status = 'confirmed'
      and id = any($1::uuid[] || array(
        select o.id from contributions o
        where o.donor_id = any(array(select donor_id from contributions where id = any($1)))))
  ), found as (
    select c.id, case
      when (select count(*) from checkout_sessions s where s.contribution_id = c.id and s.state = 'complete-paid') > 1 then c.id
      else (
        select e.id from contributions e
        where e.donor_id = c.donor_id and e.frequency = c.frequency and e.status = 'confirmed'
          and (e.pledged_at, e.id) < (c.pledged_at, c.id)
          and (c.frequency <> 'one-time' or e.pledged_at > c.pledged_at - $2::interval)
        order by e.pledged_at, e.id limit 1)
      end as twin, c.possible_duplicate_of
    from looked_at c
  )
  update contributions c set possible_duplicate_of = found.twin
  from found where c.id = found.id and found.twin is distinct from found.possible_duplicate_of`;
