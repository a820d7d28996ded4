import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a donor adds to a gift to cover the costs of its payment. */
export class GivingMore1700000000026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [FEE_COVER]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table contributions drop column fee_cover_minor');
  }
}

const FEE_COVER = `
  alter table contributions
    -- of amount_minor, which is all that is charged: what the donor added so that the rest is left after costs
    add column fee_cover_minor bigint not null default 0,
    add constraint contributions_fee_cover check (fee_cover_minor >= 0 and fee_cover_minor < amount_minor)`;
