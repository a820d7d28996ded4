import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took an event out of the way, and which account at Stripe all of this belongs to. */
export class WhoParkedAndWhoseAccount1700000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...PARKED_BY, STRIPE_ACCOUNT, KNOWN_MODE]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table stripe_account');
    await queryRunner.query('drop trigger stripe_events_parked_no_longer on stripe_events');
    await queryRunner.query('drop function stripe_events_forget_who_parked()');
    await queryRunner.query('alter table stripe_events drop column parked_by');
  }
}

const PARKED_BY = [
  `alter table stripe_events
    -- null: not parked, or by a version that did not say; counts as the app's
    add column parked_by text check (parked_by in ('app', 'person')),
    add constraint stripe_events_parked_by_whom check (parked_by is null or state = 'parked')`,
  // The version before lets go of a parked event without knowing of the mark, and must still be able to.
  `create function stripe_events_forget_who_parked() returns trigger language plpgsql as $$
  begin
    new.parked_by := null;
    return new;
  end $$`,
  `create trigger stripe_events_parked_no_longer before update of state on stripe_events
    for each row when (new.parked_by is not null and new.state <> 'parked')
    execute function stripe_events_forget_who_parked()`,
];

const STRIPE_ACCOUNT = `
  create table stripe_account (
    -- one row at most; none: nothing of ours has started yet
    singleton boolean primary key default true check (singleton),
    -- Stripe's id; null until Stripe was asked
    account_id text,
    livemode boolean not null,
    -- when the account was asked for first, or changed on purpose; null with it
    tied_at timestamptz,
    check ((account_id is null) = (tied_at is null))
  )`;

/** What was worked off tells the mode, though not the account. */
const KNOWN_MODE = `
  insert into stripe_account (livemode)
  select livemode from stripe_events where state in ('done', 'due', 'parked') limit 1`;
