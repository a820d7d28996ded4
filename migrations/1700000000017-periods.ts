import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGER_DAY, LEDGER_MOVED } from './ledger-functions';
import { refuseToDrop } from './refuse-to-drop';

/** Closed periods: what was said of them stays said, and what comes later counts in the first that is open. */
export class Periods1700000000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...TABLES, ...FUNCTIONS]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refuseToDrop('period_closings'));
    await queryRunner.query('drop trigger ledger_blocks_late_facts on ledger_blocks');
    await queryRunner.query('drop function ledger_note_late_facts, ledger_within');
    for (const statement of FUNCTIONS_BEFORE) await queryRunner.query(statement);
    await queryRunner.query('drop table ledger_late_facts, period_closings');
  }
}

const TABLES = [
  `create table period_closings (
    id bigint generated always as identity primary key,
    -- the month, in the zone in which the newsroom keeps its books; everything before it is closed with it
    zone text not null,
    begins_on date not null check (extract(day from begins_on) = 1),
    ends_on date not null check (ends_on = (begins_on + interval '1 month')::date),
    -- the last block that counts in it by the days on which things happened
    block bigint not null,
    -- who, as the audit log has it: person or token and its id, or cli
    closed_by text not null,
    closed_at timestamptz not null,
    -- of each report: rows, control totals and SHA-256 of its lines
    frozen jsonb not null,
    -- the person who wants it open again, and why; another one has to say so too
    reopening_asked_by text,
    reopening_asked_at timestamptz,
    reopening_reason text,
    reopened_by text,
    reopened_at timestamptz,
    -- the last block as of which it was closed
    reopened_block bigint,
    check ((reopening_asked_by is null) = (reopening_asked_at is null)),
    check ((reopening_asked_by is null) = (reopening_reason is null)),
    check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_block is null)),
    check (reopened_at is null or reopening_asked_at is not null)
  )`,
  'create unique index period_closings_once on period_closings (zone, begins_on) where reopened_at is null',
  `create table ledger_late_facts (
    transaction_id bigint not null,
    -- the closing that had been made before it was sealed, of a period in which it had happened; there may be several
    closing_id bigint not null references period_closings,
    -- that sealed it
    block bigint not null,
    primary key (transaction_id, closing_id)
  )`,
  'create index ledger_late_facts_closing on ledger_late_facts (closing_id, block)',
  `create trigger ledger_late_facts_only_grows before update or delete on ledger_late_facts
    for each row execute function ledger_refuse_change()`,
  `create trigger ledger_late_facts_is_never_emptied before truncate on ledger_late_facts
    for each statement execute function ledger_refuse_change()`,
  // In the transaction that seals the block, so that there is no block whose late facts are not known.
  `create function ledger_note_late_facts() returns trigger language plpgsql as $$
  begin
    insert into ledger_late_facts (transaction_id, closing_id, block)
      select t.id, c.id, new.number
      from unnest(new.members) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
        join period_closings c on c.reopened_at is null and c.block < new.number and c.ends_on >
          (t.occurred_at at time zone case when t.key like 'payout_paid:%' then 'UTC' else c.zone end)::date
      on conflict do nothing;
    return null;
  end $$`,
  `create trigger ledger_blocks_late_facts after insert on ledger_blocks
    for each row execute function ledger_note_late_facts()`,
];

/** Whether a closing holds as of a block; as of its own block it does, and nothing is late there yet. */
function holds(closing: string, zone: string, asOf: string): string {
  return `${closing}.zone = ${zone} and (${closing}.reopened_block is null or ${closing}.reopened_block >= ${asOf})`;
}

const FUNCTIONS = [
  // The day on which a ledger transaction counts: the day on which it happened, or the first day of the first period
  // that was open when it was sealed, by the closings that hold as of a block.
  `create or replace function ledger_day(transaction_id bigint, happened_on date, zone text, as_of bigint)
  returns table (day date) language sql stable as $$
    select greatest(happened_on, (
      select max(c.ends_on) from ledger_late_facts l join period_closings c on c.id = l.closing_id
      where l.transaction_id = $1 and ${holds('c', '$3', '$4')}))
  $$`,
  // Ledger transactions of the books as of one block that a reopening has moved back since, as of a later one.
  `create or replace function ledger_moved(zone text, after_block bigint, as_of bigint)
  returns setof bigint language sql stable as $$
    select l.transaction_id from ledger_late_facts l join period_closings c on c.id = l.closing_id
    where l.block <= $2 and c.zone = $1 and c.reopened_block >= $2 and c.reopened_block < $3
  $$`,
  // Ledger transactions that count on the days of an interval, those of blocks after as_of among them.
  `create function ledger_within(zone text, from_day date, to_day date, as_of bigint)
  returns setof ledger_transactions language sql stable as $$
    select t.* from ledger_transactions t
    where t.occurred_at >= $2::timestamp at time zone $1 and t.occurred_at < $3::timestamp at time zone $1
      and not exists (
        select from ledger_late_facts l join period_closings c on c.id = l.closing_id
        where l.transaction_id = t.id and ${holds('c', '$1', '$4')})
    union all
    select t.* from ledger_transactions t
    where t.id = any(array(
      select l.transaction_id from ledger_late_facts l join period_closings c on c.id = l.closing_id
      where ${holds('c', '$1', '$4')}
      group by l.transaction_id having max(c.ends_on) >= $2 and max(c.ends_on) < $3))
  $$`,
];

/** As they were before there were periods. */
const FUNCTIONS_BEFORE = [LEDGER_DAY, LEDGER_MOVED].map((statement) =>
  statement.replace('create', 'create or replace'),
);
