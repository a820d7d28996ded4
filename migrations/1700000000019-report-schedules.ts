import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that come round: whoever asked gets a link by mail, which opens for them alone, and never a figure. */
export class ReportSchedules1700000000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(SCHEDULES);
    await queryRunner.query(MAILS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table report_mails, report_schedules');
  }
}

const SCHEDULES = `
  create table report_schedules (
    id uuid primary key,
    -- who gets the link; the address stands with the person
    person_id uuid not null references staff_people,
    report text not null,
    -- the day before, the week before (Monday to Sunday) or the month before, in the newsroom's zone
    every text not null check (every in ('day', 'week', 'month')),
    made_at timestamptz not null,
    -- the first day after the interval that comes next: on it the link is mailed
    next_on date not null,
    stopped_at timestamptz
  );
  create index report_schedules_next on report_schedules (next_on) where stopped_at is null;
  create unique index report_schedules_once on report_schedules (person_id, report, every) where stopped_at is null`;

const MAILS = `
  create table report_mails (
    -- stands in the link, and tells nothing
    id uuid primary key,
    schedule_id uuid not null references report_schedules,
    -- the interval of the report, days [from_day, to_day)
    from_day date not null,
    to_day date not null check (to_day > from_day),
    -- business time
    due_at timestamptz not null,
    -- claimed before it is handed to the mail server: from then on it is never sent a second time
    state text not null check (state in ('pending', 'claimed', 'sent', 'refused', 'suppressed', 'unknown', 'cancelled')),
    attempt smallint not null check (attempt >= 0),
    -- wall clock
    claimed_at timestamptz,
    sent_at timestamptz,
    -- what the mail server answered, without the address: a code, or the name of a failure
    outcome text check (length(outcome) <= 200),
    check (state <> 'claimed' or claimed_at is not null),
    check ((state = 'sent') = (sent_at is not null)),
    unique (schedule_id, from_day)
  );
  create index report_mails_due on report_mails (due_at) where state = 'pending';
  create index report_mails_claimed on report_mails (claimed_at) where state = 'claimed'`;
