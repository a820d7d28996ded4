import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseToDrop } from './refuse-to-drop';

/**
 * How recurring gifts moved, step by step, as a sealed fact: reports of them are functions of the ledger up to a block.
 *
 * Snapshots themselves are no ground to report on: a late one would change what was reported, and there is one for every
 * renewal although almost none changes anything. So what they say is recorded once, as rows that are only ever added to,
 * and each row is given to the block that seals it, as the lines of payouts are. A snapshot that is heard of late leads to
 * rows that turn round what was recorded wrongly, in a later block. What is live is the sum of all rows.
 *
 * Triggers note what has to be looked at again, so that it is all the same whether a webhook, a comparison, a rebuild that
 * swaps facts or a restored backup brought it. A note is only ever inserted: taking one can never lose another.
 */
export class RecurringMovements1700000000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...MOVEMENTS, ...NOTES, STATEMENTS]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refuseToDrop('subscription_movements'));
    await queryRunner.query('drop index ledger_transactions_contribution');
    await queryRunner.query('drop trigger contributions_change_hands on contributions');
    await queryRunner.query('drop trigger subscription_snapshots_heard on subscription_snapshots');
    await queryRunner.query('drop function subscription_note_hands, subscription_note_snapshot');
    await queryRunner.query(
      'drop table subscription_movements_due, subscription_unsealed_movements, subscription_movements',
    );
  }
}

const COLUMNS = `
    subscription_id text collate "C" not null,
    -- the donor's id, or the subscription's where there is no donor: tells donors apart, and nothing else
    holder text collate "C" not null,
    -- by Stripe
    occurred_at timestamptz not null,
    kind text not null check (kind in ('new', 'reactivated', 'further', 'resumed', 'up', 'down', 'moved', 'paused',
      'chosen', 'failed')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    frequency text not null check (frequency in ('monthly', 'annual')),
    -- of the contribution; empty: none
    campaign text not null,
    -- what a year of it brings; its sum over all rows is what is live
    annual_minor bigint not null,
    -- one more, one less, or none; of a row that turns another round, the other sign
    gifts smallint not null`;

const MOVEMENTS = [
  `create table subscription_unsealed_movements (
    id bigint generated always as identity primary key, ${COLUMNS}
  )`,
  'create index subscription_unsealed_movements_subscription on subscription_unsealed_movements (subscription_id)',
  `create table subscription_movements (
    -- in the order in which they were recorded
    id bigint primary key, ${COLUMNS},
    -- of the ledger, which sealed it: a report as of an earlier one knows nothing of it
    block bigint not null
  )`,
  'create index subscription_movements_subscription on subscription_movements (subscription_id)',
  'create index subscription_movements_block on subscription_movements (block)',
  `create trigger subscription_movements_only_grows before update or delete on subscription_movements
    for each row execute function ledger_refuse_change()`,
  `create trigger subscription_movements_is_never_emptied before truncate on subscription_movements
    for each statement execute function ledger_refuse_change()`,
];

const NOTES = [
  `create table subscription_movements_due (
    id bigint generated always as identity primary key,
    -- a snapshot of it came, changed or went
    subscription_id text,
    -- became a donor's gift, or another donor's
    contribution_id uuid,
    -- who had it before
    donor_id uuid,
    -- of no use but to say that triggers of other tables write here: a restore loads such a table last
    xid xid8 not null default pg_current_xact_id()
  )`,
  'insert into subscription_movements_due (subscription_id) select stripe_id from subscriptions',
  `create function subscription_note_snapshot() returns trigger language plpgsql as $$
  begin
    insert into subscription_movements_due (subscription_id)
      values (case when tg_op = 'DELETE' then old.subscription_id else new.subscription_id end);
    return null;
  end $$`,
  `create trigger subscription_snapshots_heard after insert or update or delete on subscription_snapshots
    for each row execute function subscription_note_snapshot()`,
  `create function subscription_note_hands() returns trigger language plpgsql as $$
  begin
    insert into subscription_movements_due (contribution_id, donor_id) values (new.id, old.donor_id);
    return null;
  end $$`,
  `create trigger contributions_change_hands after update of donor_id on contributions
    for each row when (old.donor_id is distinct from new.donor_id and new.frequency <> 'one-time')
    execute function subscription_note_hands()`,
];

/** For whoever asks what one donor gave: the ledger names the gift of what it attributes. */
const STATEMENTS = `
  create index ledger_transactions_contribution on ledger_transactions (contribution_id) where contribution_id is not null`;
