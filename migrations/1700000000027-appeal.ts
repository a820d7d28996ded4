import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a single gift is meant for: twelve months that are paid at once. */
export class Appeal1700000000027 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(MONTHS_COVERED);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table contributions drop column months_covered');
  }
}

const MONTHS_COVERED = `
  alter table contributions
    -- how many monthly gifts were paid at once, so that the receipt says for how long; null: it stands for itself
    add column months_covered smallint
      constraint contributions_months_covered check (months_covered = 12 and frequency = 'one-time')`;
