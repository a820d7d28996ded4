import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long work of whoever keeps the books, while it goes on: any process can tell how far it has come, whichever does it. */
export class ReportRuns1700000000025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(RUNS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table report_runs');
  }
}

const RUNS = `
  create table report_runs (
    -- of the page that tells of it
    id uuid primary key,
    -- who wants it; nobody else sees it
    person_id uuid not null references staff_people,
    kind text not null check (kind in ('file', 'journal', 'closing')),
    -- what it makes, for its page
    title text not null,
    -- where its page leads once it is done: of a file, where it is made again once nobody keeps it any more
    address text not null,
    state text not null check (state in ('under-way', 'done', 'failed')),
    -- how many lines, transactions or reports are made, and of how many; null: nobody knows
    made bigint not null check (made >= 0),
    known bigint check (known >= 0),
    -- what is being made just now; empty: there is nothing more to say
    step text not null,
    -- why it failed, in a sentence
    problem text check (length(problem) <= 500),
    -- wall clock, both; whoever does it is gone when it has said nothing for long
    begun_at timestamptz not null,
    told_at timestamptz not null,
    check ((state = 'failed') = (problem is not null))
  );
  create index report_runs_begun on report_runs (begun_at)`;
