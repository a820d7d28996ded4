import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for the newsletter, until the newsroom's list has them. Refers to nothing else: a reader is no donor for it. */
export class Newsletter1700000000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(NEWSLETTER_REQUESTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table newsletter_requests');
  }
}

const NEWSLETTER_REQUESTS = `
  create table newsletter_requests (
    id uuid primary key,
    -- under an identity key and for this purpose alone; no index by which it could be found among donors
    sealed_email bytea not null,
    sealing_key_id text not null,
    language text not null,
    consent_version text not null,
    -- business time: a week later it is deleted unless confirmed
    requested_at timestamptz not null,
    -- SHA-256 of what stands in the link; null: its mail was not written yet
    token_hash bytea unique check (octet_length(token_hash) = 32),
    confirmed_at timestamptz,
    -- handed over to the newsroom's list; thirty days later it is deleted
    exported_at timestamptz,
    -- the mail that asks for the yes, due in business time
    due_at timestamptz not null,
    -- claimed before it is handed to the mail server: from then on it is never sent a second time
    state text not null check (state in ('pending', 'claimed', 'sent', 'refused', 'suppressed', 'unknown', 'cancelled')),
    attempt smallint not null check (attempt >= 0),
    -- wall clock
    claimed_at timestamptz,
    -- business time
    sent_at timestamptz,
    -- what the mail server answered, without the address: a code, or the name of a failure
    outcome text check (length(outcome) <= 200),
    check (confirmed_at is null or token_hash is not null),
    check (exported_at is null or confirmed_at is not null),
    check (state <> 'claimed' or claimed_at is not null),
    check ((state = 'sent') = (sent_at is not null))
  );
  create index newsletter_requests_due on newsletter_requests (due_at) where state = 'pending';
  create index newsletter_requests_claimed on newsletter_requests (claimed_at) where state = 'claimed';
  create index newsletter_requests_unconfirmed on newsletter_requests (requested_at) where confirmed_at is null;
  create index newsletter_requests_confirmed on newsletter_requests (confirmed_at) where exported_at is null and confirmed_at is not null;
  create index newsletter_requests_exported on newsletter_requests (exported_at) where exported_at is not null`;
