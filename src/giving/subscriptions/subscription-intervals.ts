import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readAgreedInterval } from '../../infrastructure/stripe/facts/subscription-fact';
import { newestSnapshot } from '../../infrastructure/stripe/snapshots/newest-snapshot';
import type { SubscriptionSnapshot } from './subscription-snapshot.entity';

/** From when on a gift was taken every month, or every year. */
interface IntervalSince {
  readonly since: Date;
  readonly interval: 'month' | 'year';
}

/**
 * How often gifts were agreed to be taken, of those alone that went from one interval to another. A function of all
 * snapshots of a subscription, whatever order they came in.
 */
@Injectable()
export class SubscriptionIntervals {
  /** @param snapshots all there are of it @returns whether something else is recorded now than before */
  async record(
    manager: EntityManager,
    subscriptionId: string,
    snapshots: readonly SubscriptionSnapshot[],
  ): Promise<boolean> {
    const intervals = intervalsOf(snapshots);
    // Nearly none have changed.
    if (intervals.length < 2) return false;
    const [row]: { changed: string }[] = await manager.query(RECORD, [subscriptionId, JSON.stringify(intervals)]);
    return row?.changed !== '0';
  }
}

/** Each is counted from the beginning of its first period; of several agreed in one period the newest counts. */
export function intervalsOf(snapshots: readonly SubscriptionSnapshot[]): IntervalSince[] {
  const periods = new Map<number, SubscriptionSnapshot[]>();
  for (const told of snapshots) {
    const { interval, since } = readAgreedInterval(told.snapshot);
    if (since === null || !isOurs(interval)) continue;
    periods.set(since.getTime(), [...(periods.get(since.getTime()) ?? []), told]);
  }
  return [...periods]
    .sort(([one], [other]) => one - other)
    .flatMap(([begin, told]): [number, IntervalSince['interval']][] => {
      const { interval } = readAgreedInterval(newestSnapshot(told, NO_ENDS).newest.snapshot);
      return isOurs(interval) ? [[begin, interval]] : [];
    })
    .filter(([, interval], place, all) => interval !== all[place - 1]?.[1])
    .map(([begin, interval]) => ({ since: new Date(begin), interval }));
}

const NO_ENDS: readonly string[] = [];

function isOurs(interval: string | null | undefined): interval is IntervalSince['interval'] {
  return interval === 'month' || interval === 'year';
}

const RECORD = `
  with wanted as (
    select since, interval from json_to_recordset($2::json) as w(since timestamptz, interval text)
  ), gone as (
    delete from subscription_intervals si
    where subscription_id = $1 and not exists (select from wanted where wanted.since = si.since)
    returning 1
  ), put as (
    insert into subscription_intervals (subscription_id, since, interval)
    select $1, since, interval from wanted
    on conflict (subscription_id, since) do update set interval = excluded.interval
      where subscription_intervals.interval <> excluded.interval
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from put) as changed`;
