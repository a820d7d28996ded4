import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import { REMINDER_STEPS, type ReminderStep } from '../letters/reminder-counts/reminder-steps';

/** What happened in a week. The steps of one reminder may fall into several weeks. */
export type FunnelWeek = Readonly<Record<ReminderStep, number>> & {
  /** Its Monday, such as 2026-11-23. */
  readonly week: string;
};

export interface FunnelWeeks {
  /** Any instant of the first week; left out: the first in which something was counted. */
  readonly from?: Date;
  /** Any instant of the week after the last; left out: this week is the last. */
  readonly to?: Date;
}

/** How many reminders came how far, by week (Monday to Sunday, in UTC). */
@Injectable()
export class ReminderFunnel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every week of them, oldest first, also one in which nothing happened. */
  weeks({ from, to }: FunnelWeeks = {}): Promise<FunnelWeek[]> {
    return this.dataSource.query(WEEKS, [from ?? null, to ?? null, this.clock.now()]);
  }
}

const mondayOf = (instant: string): string => `date_trunc('week', ${instant}::timestamptz at time zone 'UTC')`;

const SUMS = REMINDER_STEPS.map(
  (step) => `coalesce(sum(counts.count) filter (where counts.step = '${step}'), 0)::float8 as "${step}"`,
).join(', ');

const WEEKS = `
  with span as (
    select coalesce(${mondayOf('$1')}, min(week)::timestamp) as first,
      coalesce(${mondayOf('$2')}, greatest(max(week)::timestamp, ${mondayOf('$3')}) + interval '7 days') as after
    from reminder_counts)
  select to_char(monday, 'YYYY-MM-DD') as week, ${SUMS}
  from span cross join generate_series(span.first, span.after - interval '1 day', interval '7 days') as monday
    left join reminder_counts counts on counts.week = monday::date
  group by monday order by monday`;
