import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dashboard counts the gifts of two months on every look: from the index alone, however many there are. */
export class ChargesByTime1700000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(
      'create index charges_created on charges (created) include (stripe_id, status, currency, amount_captured_minor, payment_intent_id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index charges_created');
  }
}
