import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dashboard adds up the deposits of a month on every look: from the index alone, however many gifts they hold. */
export class DepositsFromAnIndex1700000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query('drop index balance_transactions_payout');
    await queryRunner.query(`${INDEX} include (net_minor, stripe_id) where payout_id is not null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index balance_transactions_payout');
    await queryRunner.query(`${INDEX} where payout_id is not null`);
  }
}

const INDEX = 'create index balance_transactions_payout on balance_transactions (payout_id)';
