import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stripe's events as they came, less everything about a person; the row is also the work still to be done. */
export class Inbox1700000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(STRIPE_EVENTS);
    await queryRunner.query(RATE_LIMITS);
    await queryRunner.query(NETWORK_SALTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table network_salts, rate_limits, stripe_events');
  }
}

const STRIPE_EVENTS = `
  create table stripe_events (
    -- '' is our own account; a connected account names itself
    account text not null,
    event_id text not null,
    type text not null,
    created timestamptz not null,
    api_version text,
    livemode boolean not null,
    -- SHA-256 of the raw body: proves what was received without keeping it
    body_sha256 bytea not null check (octet_length(body_sha256) = 32),
    object_type text not null,
    object_id text,
    -- the object through the allow-list: ids, amounts, states, dates, our metadata
    projection jsonb not null,
    previous_attributes jsonb,
    -- a completed session's email, sealed before it was written; emptied when the event is done
    sealed_email bytea,
    sealing_key_id text,
    received_at timestamptz not null,
    state text not null check (state in ('due', 'done', 'parked', 'ignored')),
    -- how often it failed for a passing reason
    attempts integer not null default 0,
    -- wall clock: when it may be tried (again)
    due_at timestamptz not null,
    -- why it is parked, ignored, or waits
    reason text,
    primary key (account, event_id)
  );
  create index stripe_events_due on stripe_events (due_at) where state = 'due';
  create index stripe_events_parked on stripe_events (received_at) where state = 'parked'`;

/**
 * The shape rate-limiter-flexible expects; keys are hashes, never addresses. Unlogged: its rows are in no write-ahead
 * log, no replica and no base backup (pg_dump takes them unless given --no-unlogged-table-data), and a crash of
 * PostgreSQL empties it, so that counting begins again.
 */
const RATE_LIMITS = `
  create unlogged table rate_limits (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  )`;

/** What the hashes are made with; unlogged like them, or a backup could tell later which network a key was. */
const NETWORK_SALTS = `
  create unlogged table network_salts (
    -- UTC
    day date primary key,
    salt bytea not null check (octet_length(salt) = 32)
  )`;
