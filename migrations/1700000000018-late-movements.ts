import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How recurring gifts moved in a month that was closed before it was known: it counts in the first that is open. */
export class LateMovements1700000000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of LATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop trigger subscription_movements_late on subscription_movements');
    await queryRunner.query('drop function subscription_note_late_movements');
    await queryRunner.query('drop table subscription_late_movements');
  }
}

const LATE = [
  `create table subscription_late_movements (
    movement_id bigint not null,
    -- the closing that had been made before it was sealed, of a period in which it had happened; there may be several
    closing_id bigint not null references period_closings,
    primary key (movement_id, closing_id)
  )`,
  `create trigger subscription_late_movements_only_grows before update or delete on subscription_late_movements
    for each row execute function ledger_refuse_change()`,
  `create trigger subscription_late_movements_is_never_emptied before truncate on subscription_late_movements
    for each statement execute function ledger_refuse_change()`,
  // In the transaction that seals them. A restore finds every note there already, for it loads them first.
  `create function subscription_note_late_movements() returns trigger language plpgsql as $$
  begin
    insert into subscription_late_movements (movement_id, closing_id)
      select m.id, c.id
      from added m join period_closings c on c.reopened_at is null and c.block < m.block
        and c.ends_on > (m.occurred_at at time zone c.zone)::date
      on conflict do nothing;
    return null;
  end $$`,
  `create trigger subscription_movements_late after insert on subscription_movements
    referencing new table as added for each statement execute function subscription_note_late_movements()`,
];
