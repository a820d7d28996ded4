import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIGURE_FUNCTIONS } from './1700000000025-runs-and-figures';
import { asNew } from './as-new';
import { refuseToDrop } from './refuse-to-drop';

/**
 * Why recurring gifts ended, and how many donors they are of, as part of the sealed rows in which gifts move: so both are
 * functions of the ledger up to a block, as the rest of these reports. Rows that were sealed before say neither, and stay as
 * they are. Every gift is looked at once more, and what is missing is added in later blocks.
 */
export class EndsAndDonors1700000000032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [WISHES, KNOWN_WISHES, ...MOVEMENTS, ...SUMS, ...NOTES]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refuseToDrop('subscription_movements'));
    await queryRunner.query(asNew(SUM_FIGURES));
    await queryRunner.query('alter table subscription_movement_sums drop column donors');
    for (const table of TABLES)
      await queryRunner.query(`alter table ${table} drop column donors, drop column ended_by, drop column end_reason`);
    await queryRunner.query('drop table subscription_end_wishes');
    await queryRunner.query('drop function subscription_note_wish');
    await queryRunner.query('drop index subscription_movements_left');
  }
}

const WISHES = `
  create table subscription_end_wishes (
    subscription_id text primary key,
    -- business time
    asked_at timestamptz not null,
    -- null: at once
    ends_at timestamptz,
    asked_by text not null check (asked_by in ('donor', 'staff')),
    reason text not null check (reason in ('money', 'not-now', 'too-often', 'unhappy', 'another-way', 'other', 'not-said',
      'erasure'))
  )`;

/** Of each gift the newest that was done; one that was asked to go on after all has none. */
const KNOWN_WISHES = `
  insert into subscription_end_wishes (subscription_id, asked_at, ends_at, asked_by, reason)
  select subscription_id, asked_at, ends_at, asked_by, reason
  from (
    select distinct on (subscription_id) * from (
      select subscription_id, asked_at, (terms ->> 'endsAt')::timestamptz as ends_at, 'donor' as asked_by,
        coalesce(reason, 'not-said') as reason, kind = 'end' as is_end
      from gift_changes where state = 'done' and (kind = 'end' or (kind = 'go-on' and terms ->> 'how' = 'end'))
      union all
      select subject, asked_at, ends_at, 'staff', 'not-said', true
      from care_actions where state = 'done' and kind = 'gift-end'
    ) told
    order by subscription_id, asked_at desc
  ) newest
  where is_end`;

const TABLES = ['subscription_unsealed_movements', 'subscription_movements'];

const MOVEMENTS = [
  ...TABLES.map(
    (table) => `
  alter table ${table}
    -- 1: the holder has a live gift of this currency and frequency from then on, and had none; -1: it was the last. Null
    -- where it was recorded before this was
    add column donors smallint,
    -- of an end by choice
    add column ended_by text check (ended_by in ('donor', 'staff', 'bank', 'elsewhere')),
    -- of a list, never anybody's words
    add column end_reason text check (end_reason ~ '^[a-z-]{1,20}$'),
    add constraint ${table}_ended check ((ended_by is null) = (end_reason is null) and (ended_by is null or kind = 'chosen')),
    add constraint ${table}_told check (ended_by is null or donors is not null)`,
  ),
  // A month's ends are few beside all movements.
  `create index subscription_movements_left on subscription_movements (occurred_at) where kind in ('chosen', 'failed')`,
];

const SUM_FIGURES = FIGURE_FUNCTIONS.find((statement) => statement.includes('function ledger_sum_figures')) ?? '';

const SUMS = [
  // Nothing of batches that were made before: what was not recorded then is recorded, and summed, later.
  'alter table subscription_movement_sums add column donors integer not null default 0',
  asNew(SUM_FIGURES)
    .replace('kind, annual_minor, gifts)\n', 'kind, annual_minor, gifts, donors)\n')
    .replace('sum(annual_minor), sum(gifts)\n', 'sum(annual_minor), sum(gifts), coalesce(sum(donors), 0)\n'),
];

const NOTES = [
  `create function subscription_note_wish() returns trigger language plpgsql as $$
  begin
    insert into subscription_movements_due (subscription_id)
      values (case when tg_op = 'DELETE' then old.subscription_id else new.subscription_id end);
    return null;
  end $$`,
  `create trigger subscription_end_wishes_told after insert or update or delete on subscription_end_wishes
    for each row execute function subscription_note_wish()`,
  'insert into subscription_movements_due (subscription_id) select stripe_id from subscriptions',
];
