import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a gift is meant for: twelve months that are paid at once, and what its donor says with it. */
export class Appeal1700000000027 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(MONTHS_COVERED);
    await queryRunner.query(TRIBUTES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table tributes');
    await queryRunner.query('alter table contributions drop column months_covered');
  }
}

const MONTHS_COVERED = `
  alter table contributions
    -- how many monthly gifts were paid at once, so that the receipt says for how long; null: it stands for itself
    add column months_covered smallint
      constraint contributions_months_covered check (months_covered is null or months_covered = 12 and frequency = 'one-time')`;

const TRIBUTES = `
  create table tributes (
    contribution_id uuid primary key references contributions,
    -- kind and words together: a row says only that something was said
    sealed_tribute bytea not null,
    -- the identity key it is sealed under while nobody knows whose gift it is; null: under the donor's own key
    sealing_key_id text,
    -- whose it is; null: not known yet, and deleted when that takes longer than a week
    donor_id uuid references donors,
    -- business time
    written_at timestamptz not null,
    check ((sealing_key_id is null) = (donor_id is not null))
  );
  create index tributes_donor on tributes (donor_id) where donor_id is not null`;
