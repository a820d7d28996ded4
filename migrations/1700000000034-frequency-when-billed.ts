import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asNew } from './as-new';
import { LEDGER_ATTRIBUTION } from './ledger-functions';

/**
 * A gift may go from monthly to annual and back. The ledger books each payment under the frequency of its bill; reports
 * went by the gift's first one, so that "monthly" in a report and in the journals of accountants were two things.
 */
export class FrequencyWhenBilled1700000000034 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(WHEN_BILLED);
    await queryRunner.query(asNew(AS_BOOKED));
    await forgetSums(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asNew(LEDGER_ATTRIBUTION));
    await queryRunner.query('drop function frequency_when_billed');
    await forgetSums(queryRunner);
  }
}

/** What was added up by the other rule is added up again, in ten minutes or so; without any such gift both say the same. */
async function forgetSums(queryRunner: QueryRunner): Promise<void> {
  const [{ known }] = (await queryRunner.query(HAS_CHANGED)) as [{ known: boolean }];
  if (known) for (const statement of FORGET_SUMS) await queryRunner.query(statement);
}

const HAS_CHANGED = 'select exists (select from subscription_intervals) as known';

/** How often it was agreed to be taken when it was billed; null: that never changed. */
const WHEN_BILLED = `
  create function frequency_when_billed(subscription text, billed_at timestamptz)
  returns text language sql stable as $$
    select case told.interval when 'year' then 'annual' else 'monthly' end from subscription_intervals told
    where subscription_id = subscription and since <= billed_at order by since desc limit 1
  $$`;

/**
 * The account that holds it says its frequency; where nothing is held any more, the last that did. Looked up of gifts alone
 * that went from one to another, which are few: of all others it is the one they began with.
 */
const AS_BOOKED = LEDGER_ATTRIBUTION.replace(
  'select c.frequency,',
  // a function: in a string, what stands for the end of a text would mean something to `replace`
  () => `select case
      when exists (select from subscription_intervals) and exists (
        select from subscription_intervals si where si.subscription_id in (
          select stripe_id from subscriptions where contribution_id = c.id
          union all select subscription_id from checkout_sessions where contribution_id = c.id))
      then coalesce((
        select substring(e.account from '[^:]*$')
        from ledger_transactions b join ledger_entries e on e.transaction_id = b.id
        where b.stripe_id = object_id and b.contribution_id is not null and not without @> b.id
          and e.account ~ '^(income|contra:refunds|losses:disputes):(one-time|monthly|annual)$'
        group by b.key, e.account order by sum(e.amount_minor) <> 0 desc, max(b.id) desc limit 1), c.frequency)
      else c.frequency end,`,
);

/** In the order in which they lean on each other. */
const SUM_TABLES = [
  ...['subscription_movement_sums', 'ledger_gift_sums', 'ledger_figure_sums', 'ledger_figure_batches'],
  ...['ledger_month_sums', 'ledger_month_batches', 'ledger_balance_sums', 'ledger_day_sums', 'ledger_sum_batches'],
];

/** They only ever grow, which triggers see to. */
const FORGET_SUMS = [
  ...SUM_TABLES.map((table) => `alter table ${table} disable trigger user`),
  `truncate ${SUM_TABLES.join(', ')}`,
  ...SUM_TABLES.map((table) => `alter table ${table} enable trigger user`),
];
