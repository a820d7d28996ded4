import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One kind of letter more: that the statement of a year can be had. */
export class YearStatements1700000000024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(withKinds(`replace(known, ']', ', ''year-statement''::text]')`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from letters where kind = 'year-statement'`);
    await queryRunner.query(withKinds(`replace(known, ', ''year-statement''::text', '')`));
  }
}

/** Beside whatever kinds there are by then. @param definition of the constraint, as SQL over `known`, the one before */
const withKinds = (definition: string): string => `
  do $$
  declare known text := (
    select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = 'letters'::regclass and conname = 'letters_kind_check');
  begin
    alter table letters drop constraint letters_kind_check;
    execute 'alter table letters add constraint letters_kind_check ' || ${definition};
  end $$`;
