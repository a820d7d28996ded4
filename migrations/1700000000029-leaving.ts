import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Donors who ask that everything that leads to them be destroyed: what is done of it, so that it is done whole. */
export class Leaving1700000000029 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(REQUESTS);
    await queryRunner.query(withKind('letters', 'farewell'));
    await queryRunner.query(withKind('care_actions', 'erasure'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table erasure_requests');
    await queryRunner.query(`delete from letters where kind = 'farewell'`);
    await queryRunner.query(`delete from care_actions where kind = 'erasure'`);
    await queryRunner.query(withoutKind('letters', 'farewell'));
    await queryRunner.query(withoutKind('care_actions', 'erasure'));
  }
}

const REQUESTS = `
  create table erasure_requests (
    -- random: whoever has it may see how far it is, and nothing else
    id uuid primary key,
    donor_id uuid not null references donors,
    -- of the last letter
    language text not null,
    -- business time
    asked_at timestamptz not null,
    -- ending: at Stripe; writing: the last letter is on its way, and then the key is destroyed
    state text not null check (state in ('ending', 'writing', 'done')),
    -- whom Stripe knows no more; emptied when it is done
    removed_customers text[] not null default '{}',
    -- failures so far
    attempt smallint not null default 0 check (attempt >= 0),
    -- wall clock, both: Stripe is not asked again before; when it was done
    not_before timestamptz,
    done_at timestamptz,
    check ((state = 'done') = (done_at is not null)),
    check (state <> 'done' or removed_customers = '{}')
  );
  create index erasure_requests_donor on erasure_requests (donor_id);
  create index erasure_requests_under_way on erasure_requests (asked_at) where state <> 'done'`;

/** One kind more, beside whatever kinds there are by then. */
const withKind = (table: string, kind: string): string =>
  rewritten(table, `replace(known, ']', ', ''${kind}''::text]')`);

const withoutKind = (table: string, kind: string): string =>
  rewritten(table, `replace(known, ', ''${kind}''::text', '')`);

const rewritten = (table: string, definition: string): string => `
  do $$
  declare known text := (
    select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = '${table}'::regclass and conname = '${table}_kind_check');
  begin
    alter table ${table} drop constraint ${table}_kind_check;
    execute 'alter table ${table} add constraint ${table}_kind_check ' || ${definition};
  end $$`;
