import { attributionsSql } from '../standing/links';

/** $1 charges, $2 refunds, $3 disputes, $4 payouts, $5 balance transactions: the ids of what was touched. */
export const BOOKING_FACTS = `
  with touched_refunds as (
    select * from refunds where stripe_id = any($2) or charge_id = any($1)
  ), touched_disputes as (
    select * from disputes where stripe_id = any($3) or charge_id = any($1)
  ), movements as (
    -- those touched, and those whose conversion or frequency depends on something touched
    select * from balance_transactions
    where stripe_id = any($5 || array(
        select failure_balance_transaction_id from charges where stripe_id = any($1)))
      or source_id = any($1 || array(
        select stripe_id from touched_refunds union all select stripe_id from touched_disputes))
  ), known_refunds as (
    select * from touched_refunds
    union select * from refunds where stripe_id = any(array(select source_id from movements))
  ), judged_refunds as (
    -- asked of the refund's own movement of money, which need not be among those touched
    select known.*, case when exists (
        select from balance_transactions own
        where own.stripe_id = known.balance_transaction_id and own.reporting_category = 'partial_capture_reversal')
      then 'release' else 'refund' end as meaning,
      (select back.created from balance_transactions back
        where back.stripe_id = known.failure_balance_transaction_id) as returned_at
    from known_refunds known
  ), known_disputes as (
    select * from touched_disputes
    union select * from disputes where stripe_id = any(array(select source_id from movements))
  ), known_charges as (
    select * from charges
    where stripe_id = any($1 || array(select charge_id from known_refunds) || array(select charge_id from known_disputes)
        || array(select source_id from movements))
      or failure_balance_transaction_id = any(array(
        select stripe_id from movements where reporting_category = 'charge_failure'))
  )
  select
    ${listOf(
      [
        'stripe_id',
        'status',
        'amount_minor',
        'amount_captured_minor',
        'currency',
        'created',
        'failure_balance_transaction_id',
      ],
      'known_charges',
    )} as charges,
    ${listOf(
      [
        'stripe_id',
        'charge_id',
        'amount_minor',
        'currency',
        'balance_transaction_id',
        'failure_balance_transaction_id',
        'created',
        'returned_at',
        'meaning',
      ],
      'judged_refunds',
    )} as refunds,
    ${listOf(['stripe_id', 'charge_id', 'amount_minor', 'currency'], 'known_disputes')} as disputes,
    ${listOf(['stripe_id', 'status', 'amount_minor', 'currency', 'arrival_date'], 'payouts where stripe_id = any($4)')} as payouts,
    ${listOf(
      [
        ...['stripe_id', 'reporting_category', 'balance_type', 'source_id', 'amount_minor', 'fee_minor', 'tax_minor'],
        ...['net_minor', 'currency', 'created'],
      ],
      'movements',
    )} as balance_transactions,
    ${listOf(['charge_id', 'contribution_id', 'frequency'], `(${attributionsSql('array(select stripe_id from known_charges)')}) attributed`)}
      as attributions`;

/** A JSON array of objects in our names, every value as text. */
function listOf(columns: readonly string[], from: string): string {
  const fields = columns.map((column) => `'${camelCase(column)}', ${column}::text`);
  return `(select coalesce(json_agg(json_build_object(${fields.join(', ')})), '[]') from ${from})`;
}

function camelCase(column: string): string {
  return column.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase());
}
