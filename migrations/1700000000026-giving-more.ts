import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a donor adds to a gift to cover the costs of its payment; and where the gift came from, in codes; what was tried; and what stops new gifts. */
export class GivingMore1700000000026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [FEE_COVER, ...ATTRIBUTION, ...EXPERIMENTS, SWITCHES]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table switches_off, variant_exposures, contribution_origins');
    await queryRunner.query(
      'alter table contributions drop column variant, drop column placement, drop column fee_cover_minor',
    );
  }
}

const FEE_COVER = `
  alter table contributions
    -- of amount_minor, which is all that is charged: what the donor added so that the rest is left after costs
    add column fee_cover_minor bigint not null default 0,
    add constraint contributions_fee_cover check (fee_cover_minor >= 0 and fee_cover_minor < amount_minor)`;

const ATTRIBUTION = [
  `alter table contributions
    -- the newsroom's code for where the box or the link stood; one for many readers
    add column placement text check (placement ~ '^[a-z0-9][a-z0-9-]{0,39}$')`,
  // Apart, so that forgetting is deleting: the gift stays as it is.
  `create table contribution_origins (
    contribution_id uuid primary key references contributions on delete cascade,
    -- business time; deleted 90 days after
    pledged_at timestamptz not null,
    -- codes; empty: none was named
    article text not null check (article ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,79})?$'),
    utm_source text not null check (utm_source ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,79})?$'),
    utm_medium text not null check (utm_medium ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,79})?$'),
    utm_campaign text not null check (utm_campaign ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,79})?$')
  )`,
  'create index contribution_origins_pledged on contribution_origins (pledged_at)',
];

const EXPERIMENTS = [
  `alter table contributions
    -- the experiment and the variant of it that the browser showed; null: none
    add column variant text check (variant ~ '^[a-z0-9][a-z0-9-]{0,39}/[a-z0-9][a-z0-9-]{0,39}$')`,
  'create index contributions_variant on contributions (variant) where variant is not null',
  `create table variant_exposures (
    variant text not null check (variant ~ '^[a-z0-9][a-z0-9-]{0,39}/[a-z0-9][a-z0-9-]{0,39}$'),
    -- in the newsroom's zone
    day date not null,
    -- in how many visits; nothing is kept of whose
    shown bigint not null check (shown > 0),
    primary key (variant, day)
  )`,
];

const SWITCHES = `
  create table switches_off (
    -- what is off: giving, or Stripe's word for a way of paying; what is on has no row
    name text primary key check (name ~ '^[a-z0-9_]{2,40}$'),
    -- in the words of whoever turned it off, without addresses
    reason text not null check (length(reason) between 5 and 300 and position('@' in reason) = 0),
    -- business time
    off_since timestamptz not null
  )`;
