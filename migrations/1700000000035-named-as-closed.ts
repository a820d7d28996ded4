import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A newsroom may take another name: what was closed is told under the one it had, or its bytes would be others. */
export class NamedAsClosed1700000000035 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(NAME);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table period_closings drop column newsroom');
  }
}

const NAME = `
  alter table period_closings
    -- its name then, as reports print it; null: closed before this was kept
    add column newsroom text`;
