import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was erased, and who was one donor all along: what keeps an older backup from bringing anyone back. */
export class DonorErasures1700000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(EMAIL_INDEX_CAN_GO);
    await queryRunner.query(DONOR_ERASURES);
    await queryRunner.query(DONOR_MERGES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table donor_merges, donor_erasures');
    // An erased donor has no index any more; one of random bytes is nobody's.
    await queryRunner.query(
      `update donors set email_index = sha256(gen_random_uuid()::text::bytea) where email_index is null`,
    );
    await queryRunner.query('alter table donors alter column email_index set not null');
  }
}

/** With the key file the index answers whether an address ever gave: it goes with the email. */
const EMAIL_INDEX_CAN_GO = 'alter table donors alter column email_index drop not null';

// No foreign keys: after a restore either may name a donor that the older backup did not know yet.

const DONOR_ERASURES = `
  create table donor_erasures (
    donor_id uuid primary key,
    erased_at timestamptz not null
  )`;

const DONOR_MERGES = `
  create table donor_merges (
    -- a second row of one donor, deleted when the two were found to be one; older backups still hold its key
    donor_id uuid primary key,
    into_id uuid not null
  );
  create index donor_merges_into on donor_merges (into_id)`;
