import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneKindLess, oneKindMore } from './letter-kinds';

/** One kind of letter more: that the statement of a year can be had. */
export class YearStatements1700000000024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(oneKindMore('year-statement'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from letters where kind = 'year-statement'`);
    await queryRunner.query(oneKindLess('year-statement'));
  }
}
