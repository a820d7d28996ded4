import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far business time is from the wall clock, beside the sandbox; see src/foundation/clock. */
export class ClockOffset1700000000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(CLOCK_OFFSET);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table clock_offset');
  }
}

const CLOCK_OFFSET = `
  create table clock_offset (
    -- one row at most; none: business time is the wall clock's
    singleton boolean primary key default true check (singleton),
    -- whole milliseconds, below zero in the past; the wall clock is added when it is asked, so that time runs on
    offset_ms bigint not null
  )`;
