import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { inTransaction } from '../../infrastructure/database/transaction';
import { findReport, REPORTS } from '../definitions/catalogue';
import { ReportParameterWrong, UnknownReport } from '../run/report-problems';
import { dayOfReports, endOf, EVERY, intervalBefore, type Every, type Interval } from './schedule-interval';

export interface Schedule {
  readonly id: string;
  readonly report: string;
  readonly every: Every;
  /** The day of the next link. */
  readonly nextOn: string;
}

/** What a mailed link leads to. */
export interface MailedReport extends Interval {
  readonly report: string;
}

/** Reports that somebody wants to be told of when they are ready. */
@Injectable()
export class Schedules {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  of(personId: string): Promise<Schedule[]> {
    return this.dataSource.query(OF_PERSON, [personId]);
  }

  /** The same wish twice is one. @throws UnknownReport, ReportParameterWrong */
  async want(personId: string, report: string, every: string): Promise<void> {
    if (findReport(report) === undefined) throw new UnknownReport(REPORTS.map(({ name }) => name));
    if (!isEvery(every)) throw new ReportParameterWrong('every', `It comes every ${EVERY.join(', ')}.`);
    const nextOn = endOf(every, this.today());
    await this.dataSource.query(WANT, [randomUUID(), personId, report, every, this.clock.now(), nextOn]);
  }

  /** Nobody stops another's. */
  async stop(personId: string, id: string): Promise<void> {
    await this.dataSource.query(STOP, [id, personId, this.clock.now()]);
  }

  /** Writes a mail for each interval that is over, from six in the morning on. */
  async writeDue(): Promise<void> {
    const now = this.clock.now();
    const today = dayOfReports(now, this.newsroom.timeZone);
    await inTransaction(this.dataSource, async (manager) => {
      const due: Schedule[] = await manager.query(DUE, [today]);
      for (const { id, every, nextOn } of due) {
        const { from, to } = intervalBefore(every, nextOn);
        await manager.query(WRITE, [randomUUID(), id, from, to, now]);
        // Days on which nothing ran are not made up for by a heap of mails.
        await manager.query('update report_schedules set next_on = $2 where id = $1', [id, endOf(every, today)]);
      }
    });
  }

  /** @returns null for a link of somebody else's, or of nobody's */
  async mailed(personId: string, id: string): Promise<MailedReport | null> {
    const [row]: MailedReport[] = await this.dataSource.query(MAILED, [id, personId]);
    return row ?? null;
  }

  private today(): string {
    return dayIn(this.newsroom.timeZone, this.clock.now());
  }
}

function isEvery(text: string): text is Every {
  return EVERY.some((every) => every === text);
}

const OF_PERSON = `
  select id, report, every, next_on::text as "nextOn" from report_schedules
  where person_id = $1 and stopped_at is null order by report, every`;

const WANT = `
  insert into report_schedules (id, person_id, report, every, made_at, next_on) values ($1, $2, $3, $4, $5, $6)
  on conflict do nothing`;

const STOP = `update report_schedules set stopped_at = $3 where id = $1 and person_id = $2 and stopped_at is null`;

const DUE = `
  select id, report, every, next_on::text as "nextOn" from report_schedules
  where stopped_at is null and next_on <= $1 order by id for update`;

const WRITE = `
  insert into report_mails (id, schedule_id, from_day, to_day, due_at, state, attempt)
  values ($1, $2, $3, $4, $5, 'pending', 0) on conflict do nothing`;

const MAILED = `
  select s.report, m.from_day::text as "from", m.to_day::text as "to"
  from report_mails m join report_schedules s on s.id = m.schedule_id where m.id = $1 and s.person_id = $2`;
