import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The people of the newsroom, how they come in, and a log of what they did that can only grow. */
export class Staff1700000000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [PEOPLE, TOKENS, SESSIONS, LINKS, DEVICES, FAILURES, AUDIT_LOG, AUDIT_HEAD, ...GUARDS])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table audit_head, audit_log, staff_failures, staff_devices, staff_links, staff_sessions, staff_tokens, staff_people',
    );
    await queryRunner.query('drop function audit_refuse_change');
  }
}

const ROLES = `array['finance-read', 'finance-export', 'donor-care', 'admin']`;

const PEOPLE = `
  create table staff_people (
    id uuid primary key,
    -- under an identity key: who works for a newsroom may be in danger as its donors are
    sealed_address bytea not null,
    identity_key_id text not null,
    -- keyed, of the address in small letters: found again by whoever has the key alone
    address_index bytea not null unique check (octet_length(address_index) = 32),
    roles text[] not null check (roles <@ ${ROLES}),
    -- invited: has not opened the link yet; disabled: comes in no more, and stays for the sake of the audit log
    state text not null check (state in ('invited', 'active', 'disabled')),
    -- argon2id, with its parameters and salt
    password_hash text check (password_hash like '$argon2id$%'),
    -- what the person's phone makes codes from, under an identity key
    sealed_totp bytea,
    -- the half minute of the last code that was taken: no code is taken twice
    totp_step bigint,
    -- wall clock
    made_at timestamptz not null,
    check ((password_hash is null) = (sealed_totp is null)),
    check (state <> 'active' or password_hash is not null)
  )`;

const TOKENS = `
  create table staff_tokens (
    id uuid primary key,
    person_id uuid not null references staff_people,
    -- what it is for, in its owner's words
    name text not null check (length(name) between 1 and 80),
    -- SHA-256 of what programs show
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    -- no more than these of its owner's roles, whatever the owner is given later
    roles text[] not null check (roles <@ ${ROLES} and cardinality(roles) > 0),
    -- wall clock, all of them
    made_at timestamptz not null,
    expires_at timestamptz not null,
    -- to the minute: a write for each request would cost more than it tells
    last_used_at timestamptz,
    revoked_at timestamptz
  );
  create index staff_tokens_person on staff_tokens (person_id)`;

/** Unlogged, as all that opens doors for a while: it is in no backup, and a restored database lets nobody in by it. */
const SESSIONS = `
  create unlogged table staff_sessions (
    -- SHA-256 of what stands in the cookie
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    person_id uuid not null references staff_people,
    how text not null check (how in ('password', 'single-sign-on')),
    -- wall clock: the session ends so long after the one, or after the other
    made_at timestamptz not null,
    seen_at timestamptz not null
  );
  create index staff_sessions_person on staff_sessions (person_id)`;

const LINKS = `
  create unlogged table staff_links (
    -- SHA-256 of what stands in the link
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    -- a newer link takes the place of the older one
    person_id uuid not null unique references staff_people,
    -- what the page offers to the phone; not derived from the link, which may lie in a mailbox for years
    sealed_totp bytea not null,
    sealing_key_id text not null,
    -- wall clock
    expires_at timestamptz not null
  )`;

const DEVICES = `
  create unlogged table staff_devices (
    -- SHA-256 of what stands in the cookie of a browser that its owner has signed in with before
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    person_id uuid not null references staff_people,
    -- wall clock: forgotten some months later
    seen_at timestamptz not null
  );
  create index staff_devices_person on staff_devices (person_id)`;

const FAILURES = `
  create unlogged table staff_failures (
    -- keyed hash of an address, whoever's, or of a known device: in a row of their own, neither slows the other
    key bytea primary key check (octet_length(key) = 32),
    failures integer not null check (failures > 0),
    -- wall clock: nothing is tried before
    blocked_until timestamptz not null,
    -- and after a quiet day it begins anew
    failed_at timestamptz not null
  )`;

const AUDIT_LOG = `
  create table audit_log (
    -- without gaps
    number bigint primary key check (number > 0),
    -- wall clock, to the millisecond
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('person', 'token', 'cli', 'nobody')),
    -- of the person or the token; no foreign key, so that the log holds nothing back
    actor_id uuid,
    action text not null check (action ~ '^[a-z][a-z-]+$'),
    -- what it was done to: ids, never an address or a name
    subject_kind text check (subject_kind ~ '^[a-z][a-z-]+$'),
    subject_id text check (length(subject_id) between 1 and 200),
    details jsonb not null,
    -- 32 zero bytes before the first
    previous_hash bytea not null check (octet_length(previous_hash) = 32),
    hash bytea not null unique check (octet_length(hash) = 32),
    check ((actor_kind in ('person', 'token')) = (actor_id is not null)),
    check ((subject_kind is null) = (subject_id is null))
  );
  create index audit_log_subject on audit_log (subject_kind, subject_id)`;

const AUDIT_HEAD = `
  create table audit_head (
    singleton boolean primary key default true check (singleton),
    -- of the last line: whoever writes the next waits for this row, and a log cut short at its end is noticed
    number bigint not null,
    hash bytea not null check (octet_length(hash) = 32)
  )`;

const GUARDS = [
  `create function audit_refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'The audit log only grows: % of % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
  end $$`,
  `create trigger audit_log_only_grows before update or delete on audit_log
    for each row execute function audit_refuse_change()`,
  `create trigger audit_log_is_never_emptied before truncate on audit_log
    for each statement execute function audit_refuse_change()`,
];
