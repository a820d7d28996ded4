import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff do for donors, step by step, so that nothing is done twice; and letters that are asked for once more. */
export class DonorCare1700000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(ACTIONS);
    await queryRunner.query(ASKED_AGAIN);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table letters drop column asked_again_at');
    await queryRunner.query('drop table care_actions');
  }
}

const ACTIONS = `
  create table care_actions (
    -- of the page that says what will happen: however often it is sent, it happens once
    id uuid primary key,
    kind text not null check (kind in ('refund', 'gift-end', 'receipt', 'manage-link')),
    -- for whom; null: the gift kept no address
    donor_id uuid references donors,
    contribution_id uuid references contributions,
    -- what it is done to: a charge, a subscription, a letter or a donor
    subject text not null,
    -- of a refund, in the donor's currency
    amount_minor bigint check (amount_minor > 0),
    currency text check (currency ~ '^[A-Z]{3}$'),
    refund_reason text check (refund_reason in ('requested_by_customer', 'duplicate', 'fraudulent')),
    -- what of the charge had gone back when the page was made: if that has changed, the page is not true any more
    refunded_before_minor bigint check (refunded_before_minor >= 0),
    -- of the end of a gift: with the period that is paid; null: at once
    ends_at timestamptz,
    -- in the words of whoever asked, without addresses
    reason text not null check (length(reason) between 5 and 300 and position('@' in reason) = 0),
    asked_by uuid not null references staff_people,
    -- wall clock, all of them
    asked_at timestamptz not null,
    confirmed_at timestamptz,
    settled_at timestamptz,
    -- drawn-up: nobody has said yes; under-way: somebody has, and Stripe may have done it; done: Stripe said so
    state text not null check (state in ('drawn-up', 'under-way', 'done', 'refused')),
    -- of the calls to Stripe: raised only where the one before is known to have failed
    attempt smallint not null check (attempt > 0),
    -- Stripe answered with a fault, and may yet carry out what it was asked for: no money is asked for again before
    not_before timestamptz,
    -- Stripe's id of the refund, or that of the letter
    result_id text,
    -- why it was refused: a code
    outcome text check (length(outcome) <= 200),
    check ((kind = 'refund') = (amount_minor is not null)),
    check ((kind = 'refund') = (currency is not null)),
    check ((kind = 'refund') = (refund_reason is not null)),
    check ((kind = 'refund') = (refunded_before_minor is not null)),
    check (ends_at is null or kind = 'gift-end'),
    check ((state = 'drawn-up') = (confirmed_at is null)),
    check ((state in ('done', 'refused')) = (settled_at is not null)),
    check ((state = 'refused') = (outcome is not null))
  );
  -- two people, or two tabs, never work on one charge or gift at once
  create unique index care_actions_one_at_a_time on care_actions (kind, subject) where state = 'under-way';
  create index care_actions_contribution on care_actions (contribution_id) where state = 'under-way';
  create index care_actions_asked on care_actions (asked_at)`;

const ASKED_AGAIN = `
  alter table letters
    -- business time; when somebody asked for it once more: it is as wanted then as when it was written
    add column asked_again_at timestamptz`;
