import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What donors do with their gifts themselves: visits with a fresh link, and the changes they ask for. */
export class Managing1700000000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(ONCE_ONLY);
    await queryRunner.query(VISITS);
    await queryRunner.query(CHANGES);
    await queryRunner.query(INTERVALS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table subscription_intervals, gift_changes, manage_visits');
    await queryRunner.query('alter table mail_tokens drop column used_at');
  }
}

const ONCE_ONLY = `
  alter table mail_tokens
    -- business time; when a link that was asked for began a visit, which it does once
    add column used_at timestamptz,
    add constraint mail_tokens_used check (used_at is null or scope = 'manage')`;

const VISITS = `
  create table manage_visits (
    -- SHA-256 of what the browser keeps
    hash bytea primary key check (length(hash) = 32),
    donor_id uuid not null references donors,
    -- of the link that began it; both go together
    link_hash bytea not null references mail_tokens on delete cascade,
    -- wall clock
    ends_at timestamptz not null
  );
  create index manage_visits_link on manage_visits (link_hash);
  create index manage_visits_donor on manage_visits (donor_id);
  create index manage_visits_end on manage_visits (ends_at)`;

const CHANGES = `
  create table gift_changes (
    -- made with the page that offers it: however often its form is sent, it happens once
    id uuid primary key,
    kind text not null check (kind in ('pause', 'go-on', 'end', 'amount', 'frequency', 'day', 'card')),
    contribution_id uuid not null references contributions,
    subscription_id text not null,
    -- what it comes to, in full and absolute: done twice, it is the same. By kind, see src/managing/changes
    terms jsonb not null,
    -- of an end: one of a list, where the donor chose to say
    reason text check (reason in ('money', 'not-now', 'too-often', 'unhappy', 'another-way', 'other')),
    -- of an end, in the donor's words, under the donor's key: gone with it
    sealed_words bytea,
    -- business time
    asked_at timestamptz not null,
    settled_at timestamptz,
    -- waiting: for another change of the same gift; under-way: Stripe may have done it; done: Stripe said so
    state text not null check (state in ('waiting', 'under-way', 'done', 'refused')),
    -- of the calls to Stripe: raised only where the one before is known to have failed
    attempt smallint not null check (attempt > 0),
    -- wall clock; Stripe is not asked again before
    not_before timestamptz,
    -- why it was refused: a code
    outcome text check (length(outcome) <= 200),
    check ((state in ('waiting', 'under-way')) = (settled_at is null)),
    check ((state = 'refused') = (outcome is not null)),
    check ((reason is null and sealed_words is null) or kind = 'end')
  );
  -- two tabs never change one gift at once
  create unique index gift_changes_one_at_a_time on gift_changes (subscription_id) where state = 'under-way';
  create index gift_changes_subscription on gift_changes (subscription_id, asked_at);
  create index gift_changes_contribution on gift_changes (contribution_id)`;

const INTERVALS = `
  -- of the subscriptions alone that went from one to another: what they bring is booked by it
  create table subscription_intervals (
    subscription_id text not null,
    -- the beginning of the first period of that length
    since timestamptz not null,
    interval text not null check (interval in ('month', 'year')),
    primary key (subscription_id, since)
  )`;
