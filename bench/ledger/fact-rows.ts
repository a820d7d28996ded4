import { FIRST_DAY } from './plan';
import { PAYOUT_AFTER_DAYS } from './staged-moves';

/** Facts as Stripe told them, from which the ledger was made. */
export const FACTS = [
  `create unlogged table bench.donors as
    select contribution_id, case when frequency <> 'one-time' then md5('donor ' || n)::uuid
      when h % 10 < 6 then md5('donor now and then ' || h % 30000)::uuid end as donor_id, created
    from bench.gifts where is_first`,
  `insert into donors (id, identity_key_id, email_index, recognised_at)
    select donor_id, 'bench', sha256(uuid_send(donor_id)), min(created) from bench.donors where donor_id is not null group by donor_id`,
  `insert into contributions (id, attempt_id, request_hash, frequency, amount_minor, currency, language, return_to, receipt,
      consent_version, donor_id, status, pledged_at, campaign)
    select g.contribution_id, md5('attempt ' || g.n)::uuid, sha256(int4send(g.n)), g.frequency, g.given, g.currency, 'en',
      'thank-you', true, '2024-01', d.donor_id, case when g.is_failed then 'failed' else 'confirmed' end, g.created,
      case when g.h % 10 >= 3 then null
        when g.frequency = 'one-time' then (array['spring', 'summer', 'autumn', 'winter'])[1 + g.d / 91 % 4] || '-' || 2024 + g.d / 365
        else (array['membership', 'investigations', 'archive', 'podcast'])[1 + (g.h >> 8)::integer % 4] end
    from bench.gifts g join bench.donors d using (contribution_id) where g.is_first`,
  `insert into charges (stripe_id, payment_intent_id, status, amount_minor, amount_captured_minor, currency,
      balance_transaction_id, failure_balance_transaction_id, failure_code, created, method)
    select 'ch_3' || tail, 'pi_3' || tail, case when is_failed then 'failed' else 'succeeded' end, given, given, currency,
      'txn_3' || tail, case when is_failed then 'txn_4' || tail end, case when is_failed then 'insufficient_funds' end,
      created, method
    from bench.gifts`,
  `insert into refunds (stripe_id, charge_id, payment_intent_id, status, amount_minor, currency, balance_transaction_id, reason, created)
    select m.object, 'ch_3' || g.tail, 'pi_3' || g.tail, 'succeeded', g.back, g.currency, m.movement, 'requested_by_customer', m.happened
    from bench.movements m join bench.gifts g using (n) where m.kind = 'refund'`,
  `insert into disputes (stripe_id, charge_id, amount_minor, currency, status, reason, created)
    select m.object, 'ch_3' || g.tail, g.given, g.currency, 'lost', 'fraudulent', m.happened
    from bench.movements m join bench.gifts g using (n) where m.kind = 'dispute'`,
  `insert into payouts (stripe_id, amount_minor, currency, status, arrival_date, automatic, reconciliation_status,
      balance_transaction_id, created, trace_id)
    select 'po_3' || tail, amount, currency, 'paid', '${FIRST_DAY}'::date + d + 2, true, 'completed', 'txn_7' || tail,
      '${FIRST_DAY}'::timestamp at time zone 'UTC' + d * interval '1 day', 'trace-' || n
    from bench.payouts`,
];

export const MOVEMENTS = [
  `insert into balance_transactions (stripe_id, reporting_category, type, balance_type, source_id, amount_minor, fee_minor,
      tax_minor, net_minor, currency, exchange_rate, status, available_on, created, payout_id)
    select m.movement, m.kind, m.kind, 'payments', m.object, m.amount, m.fee, 0, m.amount - m.fee, m.currency,
      case when g.currency <> g.settles_in then '0.88' end, 'available', m.happened + interval '2 days', m.happened,
      'po_3' || p.tail
    from bench.movements m join bench.gifts g using (n)
      left join bench.payouts p on p.d = m.d + ${PAYOUT_AFTER_DAYS} and p.currency = m.currency`,
  `insert into balance_transactions (stripe_id, reporting_category, type, balance_type, source_id, amount_minor, fee_minor,
      tax_minor, net_minor, currency, status, available_on, created, payout_id)
    select 'txn_7' || p.tail, 'payout', 'payout', 'payments', 'po_3' || p.tail, -p.amount, 0, 0, -p.amount, p.currency, 'available',
      m.happened, m.happened, 'po_3' || p.tail
    from bench.payouts p join bench.moves m using (n) where m.kind = 'payout'`,
];
