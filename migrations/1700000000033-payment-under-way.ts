import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever gave an account for what is owed waits for its bank, and is not to be asked for another one. */
export class PaymentUnderWay1700000000033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(UNDER_WAY);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table gift_changes drop column payment_under_way');
  }
}

const UNDER_WAY = `
  alter table gift_changes
    -- of a card or account that is used: what was owed was being taken when that was settled
    add column payment_under_way boolean not null default false,
    add check (not payment_under_way or (kind = 'card' and state = 'done'))`;
