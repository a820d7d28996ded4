import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody has to look at, told once until it is settled. */
export class Alarms1700000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(ALARMS);
    await queryRunner.query(STANDING_CHECKS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table standing_checks, alarms');
  }
}

const ALARMS = `
  create table alarms (
    -- goes out with every notification, so that a receiver can tell a repetition
    id uuid primary key,
    kind text not null,
    -- the id of the thing it is about; '' where there is but one
    subject text not null,
    -- ids, amounts and codes; never a person's data: it leaves the house
    details jsonb not null,
    raised_at timestamptz not null,
    last_seen_at timestamptz not null,
    times integer not null default 1 check (times > 0),
    -- when somebody was told; null: still to be told
    notified_at timestamptz,
    -- how often telling failed, and when (wall clock) it may be tried again
    attempts integer not null default 0,
    due_at timestamptz not null,
    resolved_at timestamptz
  );
  -- one open alarm for one thing
  create unique index alarms_open on alarms (kind, subject) where resolved_at is null;
  create index alarms_to_notify on alarms (due_at) where notified_at is null`;

/** What is looked at from time to time, as it was found last: any process can tell. */
const STANDING_CHECKS = `
  create table standing_checks (
    name text primary key,
    -- wall clock
    checked_at timestamptz not null,
    -- what is wrong, one sentence each; empty: nothing
    faults text[] not null
  )`;
