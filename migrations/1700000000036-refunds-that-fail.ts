import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneKindLess, oneKindMore } from './letter-kinds';

/** One kind of letter more: that money which was said to go back did not arrive. */
export class RefundsThatFail1700000000036 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(oneKindMore('refund-failed'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from letters where kind = 'refund-failed'`);
    await queryRunner.query(oneKindLess('refund-failed'));
  }
}
