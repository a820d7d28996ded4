import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dashboard counts the gifts of two months and adds up the deposits of one on every look: from indexes alone. */
export class DashboardIndexes1700000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(CHARGES);
    await queryRunner.query('drop index balance_transactions_payout');
    await queryRunner.query(`${LINES} include (net_minor, stripe_id) where payout_id is not null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index balance_transactions_payout');
    await queryRunner.query(`${LINES} where payout_id is not null`);
    await queryRunner.query('drop index charges_created');
  }
}

const CHARGES = `
  create index charges_created on charges (created)
    include (stripe_id, status, currency, amount_captured_minor, payment_intent_id)`;

const LINES = 'create index balance_transactions_payout on balance_transactions (payout_id)';
