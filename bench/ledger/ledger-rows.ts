import { FIRST_DAY } from './plan';
import { BLOCKS_A_DAY } from './staged-gifts';
import { DISPUTE_FEE } from './staged-moves';

/** The ledger itself, in the order of ids. */
export const TRANSACTIONS = [
  `insert into ledger_transactions
      (id, key, revision, stripe_id, balance_transaction_id, contribution_id, occurred_at, posted_at) overriding system value
    select m.id, k.word || ':' || case k.key_of when 'object' then k.object else k.movement end || g.tail, 1,
      k.object || g.tail, k.movement || g.tail, case when k.is_attributed then g.contribution_id end,
      m.happened, m.happened + interval '5 seconds'
    from bench.moves m join bench.kinds k using (kind) join bench.gifts g using (n) where not m.is_payout`,
  `insert into ledger_transactions
      (id, key, revision, stripe_id, balance_transaction_id, occurred_at, posted_at) overriding system value
    select m.id, k.word || ':' || case k.key_of when 'object' then k.object else k.movement end || p.tail, 1,
      k.object || p.tail, k.movement || p.tail, m.happened, m.happened + interval '5 seconds'
    from bench.moves m join bench.kinds k using (kind) join bench.payouts p using (n) where m.is_payout`,
  `select setval(pg_get_serial_sequence('ledger_transactions', 'id'), (select max(id) from bench.moves))`,
];

/** What each kind books, as the product's own postings do. */
const LINES = `(values
  ('confirmed', 1, 'clearing:charges', false, 'given', 1), ('confirmed', 2, 'income:unattributed', false, 'given', -1),
  ('attributed', 1, 'income:unattributed', false, 'given', 1), ('attributed', 2, 'income:', true, 'given', -1),
  ('charge', 1, 'assets:stripe:payments', false, 'net', 1), ('charge', 2, 'expenses:fees:processing', false, 'fee', 1),
  ('charge', 3, 'clearing:charges', false, 'gross', -1),
  ('exchanged', 1, 'clearing:charges', false, 'gross', 1), ('exchanged', 2, 'equity:fx', false, 'gross', -1),
  ('exchanged', 3, 'clearing:charges', false, 'given', -1), ('exchanged', 4, 'equity:fx', false, 'given', 1),
  ('charge_failure', 1, 'assets:stripe:payments', false, 'gross', -1), ('charge_failure', 2, 'clearing:charges', false, 'gross', 1),
  ('refund', 1, 'assets:stripe:payments', false, 'back', -1), ('refund', 2, 'clearing:refunds', false, 'back', 1),
  ('refunded', 1, 'contra:refunds', false, 'back', 1), ('refunded', 2, 'clearing:refunds', false, 'back', -1),
  ('refund attributed', 1, 'contra:refunds:', true, 'back', 1), ('refund attributed', 2, 'contra:refunds', false, 'back', -1),
  ('dispute', 1, 'assets:stripe:payments', false, 'disputed', -1), ('dispute', 2, 'expenses:fees:dispute', false, 'dispute fee', 1),
  ('dispute', 3, 'losses:disputes', false, 'gross', 1),
  ('dispute attributed', 1, 'losses:disputes:', true, 'gross', 1), ('dispute attributed', 2, 'losses:disputes', false, 'gross', -1)
) as l(kind, line, account, is_by_frequency, part, sign)`;

export const ENTRIES = [
  `insert into ledger_entries (transaction_id, line, account, currency, amount_minor)
    select m.id, l.line, case when l.is_by_frequency then l.account || g.frequency else l.account end,
      case l.part when 'given' then g.currency else g.settles_in end,
      l.sign * case l.part when 'given' then g.given when 'gross' then g.gross when 'net' then g.gross - g.fee
        when 'fee' then g.fee when 'back' then g.back when 'disputed' then g.gross + ${DISPUTE_FEE} else ${DISPUTE_FEE} end
    from bench.moves m join ${LINES} using (kind) join bench.gifts g using (n) where not m.is_payout`,
  `insert into ledger_entries (transaction_id, line, account, currency, amount_minor)
    select m.id, l.line, l.account, p.currency, l.sign * p.amount
    from bench.moves m join bench.payouts p using (n) join (values
      ('payout', 1, 'assets:stripe:payments', -1), ('payout', 2, 'assets:bank:in-transit', 1),
      ('payout_paid', 1, 'assets:bank:in-transit', -1), ('payout_paid', 2, 'assets:bank', 1)
    ) as l(kind, line, account, sign) using (kind) where m.is_payout`,
];

/** Blocks as they will be sealed, five minutes each; their hashes are only distinct. */
export const BLOCKS = [
  `create unlogged table bench.blocks as
    select row_number() over (order by d, part) as number, d, part, int8multirange(int8range(min(id), max(id) + 1)) as members,
      count(*)::integer as transaction_count,
      '${FIRST_DAY}'::timestamp at time zone 'UTC' + d * interval '1 day' + (part + 1) * interval '5 minutes' as sealed_at
    from bench.moves group by d, part`,
  'create index on bench.blocks (d)',
  `insert into ledger_payout_lines (balance_transaction_id, payout_id, block)
    select b.stripe_id, b.payout_id, min(block.number)
    from balance_transactions b join bench.payouts p on 'po_3' || p.tail = b.payout_id join bench.blocks block on block.d = p.d
    where block.part = 0 group by 1, 2`,
  // One in eight who gave again and again left after some months.
  `insert into subscription_movements
      (id, subscription_id, holder, occurred_at, kind, currency, frequency, campaign, annual_minor, gifts, donors,
        ended_by, end_reason, block)
    select row_number() over (order by block.number, g.n, step.sign desc), 'sub_3' || g.tail, d.donor_id,
      g.created + step.days * interval '1 day', step.kind, g.currency, g.frequency, coalesce(c.campaign, ''),
      step.sign * g.given * case g.frequency when 'monthly' then 12 else 1 end, step.sign, step.sign,
      case step.kind when 'chosen' then 'donor' end, case step.kind when 'chosen' then 'money' end, block.number
    from bench.gifts g join bench.donors d using (contribution_id) join contributions c on c.id = g.contribution_id
      join (values ('new', 1, 0), ('chosen', -1, 200)) step(kind, sign, days) on step.sign = 1 or g.h % 8 = 0
      join bench.blocks block on block.d = g.d + step.days and block.part = 0
    where g.is_first and g.frequency <> 'one-time'`,
];

const SEALED = `
  insert into ledger_blocks (number, previous_hash, hash, members, transaction_count, sealed_at)
  select number, sha256(int8send(number - 1)), sha256(int8send(number)), members, transaction_count, sealed_at
  from bench.blocks`;

/** Seals what a part of a day brought: $1 the day, $2 the part, $3 of how many. */
export const SEAL = `${SEALED} where d = $1 and part * $3::integer / ${BLOCKS_A_DAY} = $2 order by number`;
/** Seals what is left. */
export const SEAL_ALL = `${SEALED} where number > (select coalesce(max(number), 0) from ledger_blocks) order by number`;
