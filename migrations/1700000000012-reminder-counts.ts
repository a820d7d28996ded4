import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many reminders came how far, by week. Numbers alone: what they count may be deleted. */
export class ReminderCounts1700000000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(REMINDER_COUNTS);
    await queryRunner.query(COUNTED_LINKS);
    await queryRunner.query(GAVE_BEFORE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table mail_tokens drop column opened, drop column gave');
    await queryRunner.query('drop table reminder_counts');
  }
}

const REMINDER_COUNTS = `
  create table reminder_counts (
    -- its Monday, in UTC, by business time
    week date not null check (extract(isodow from week) = 1),
    step text not null check (step in
      ('asked', 'confirmed', 'sent', 'opened', 'gave', 'silenced', 'cancelled', 'bounced')),
    -- a number is the sum over its slots: transactions of different connections write different rows
    slot smallint not null check (slot between 0 and 63),
    count bigint not null check (count >= 0),
    primary key (week, step, slot)
  )`;

const COUNTED_LINKS = `
  alter table mail_tokens
    -- whether the form was opened by it, and whether a gift by it arrived; never when. So that each is counted once
    add column opened boolean not null default false,
    add column gave boolean not null default false,
    add constraint mail_tokens_counted check (scope = 'reminder' or not (opened or gave))`;

/** They are not counted now, and their renewals shall not be. */
const GAVE_BEFORE = `
  update mail_tokens t set gave = true
  where scope = 'reminder' and exists (
    select from contributions c where c.reminder_hash = t.hash and c.status = 'confirmed')`;
