import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneKindLess, oneKindMore } from './letter-kinds';

/** Donors are written to about what they change, and have to be told from what to what. */
export class ChangeLetters1700000000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(STOOD);
    await queryRunner.query(oneKindMore('changed'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from letters where kind = 'changed'`);
    await queryRunner.query(oneKindLess('changed'));
    await queryRunner.query('alter table gift_changes drop column stood');
  }
}

const STOOD = `
  alter table gift_changes
    -- how the gift stood when the change was asked for; null: of a card, or not noted yet when there were no letters
    add column stood jsonb`;
