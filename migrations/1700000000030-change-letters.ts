import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Donors are written to about what they change, and have to be told from what to what. */
export class ChangeLetters1700000000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(STOOD);
    await queryRunner.query(withKinds(`replace(known, ']', ', ''changed''::text]')`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from letters where kind = 'changed'`);
    await queryRunner.query(withKinds(`replace(known, ', ''changed''::text', '')`));
    await queryRunner.query('alter table gift_changes drop column stood');
  }
}

const STOOD = `
  alter table gift_changes
    -- how the gift stood when the change was asked for; null: of a card, or not noted yet when there were no letters
    add column stood jsonb`;

/** Beside whatever kinds there are by then. @param definition of the constraint, as SQL over \`known\`, the one before */
const withKinds = (definition: string): string => `
  do $$
  declare known text := (
    select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = 'letters'::regclass and conname = 'letters_kind_check');
  begin
    alter table letters drop constraint letters_kind_check;
    execute 'alter table letters add constraint letters_kind_check ' || ${definition};
  end $$`;
