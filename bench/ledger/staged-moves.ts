import { FIRST_DAY, type LedgerPlan } from './plan';

/** Kinds of ledger transactions: how its key begins, what it is the key of, Stripe's object and movement, and the gift. */
const KINDS = `
  create unlogged table bench.kinds as
  select * from (values
    ('confirmed', 'confirmed', 'object', 'ch_3', null, false),
    ('attributed', 'attributed', 'object', 'ch_3', null, true),
    ('charge', 'charge', 'movement', 'ch_3', 'txn_3', false),
    ('exchanged', 'exchanged', 'movement', 'ch_3', 'txn_3', false),
    ('charge_failure', 'charge_failure', 'movement', 'ch_3', 'txn_4', false),
    ('refund', 'refund', 'movement', 're_3', 'txn_5', false),
    ('refunded', 'refunded', 'object', 're_3', 'txn_5', false),
    ('refund attributed', 'attributed', 'object', 're_3', null, true),
    ('dispute', 'dispute', 'movement', 'du_3', 'txn_6', false),
    ('dispute attributed', 'attributed', 'movement', 'du_3', 'txn_6', true),
    ('payout', 'payout', 'movement', 'po_3', 'txn_7', false),
    ('payout_paid', 'payout_paid', 'object', 'po_3', null, false)
  ) as k(kind, word, key_of, object, movement, is_attributed)`;

/**
 * Which ledger transactions a day brings, in order: of its own gifts, of those some days ago, and of payouts. The ledger
 * id of each is its place here, day after day; in the first days some places stay empty.
 */
const SLOTS = (giftsADay: number) => `
  create unlogged table bench.slots as
  select row_number() over (order by place.p, place.turn) as slot, place.* from (
    select p, 1 as turn, 'confirmed' as kind, 0 as lag, ${giftsADay} as per_day, second, part from bench.places where not is_failed
    union all select p, 2, 'attributed', 0, ${giftsADay}, second, part from bench.places where not is_failed
    union all select p, 3, 'charge', 0, ${giftsADay}, second, part from bench.places
    union all select p, 4, 'exchanged', 0, ${giftsADay}, second, part from bench.places
      where is_exchanged_where_dollars and currency = 'USD'
    union all select p, 5, 'charge_failure', 4, ${giftsADay}, second, part from bench.places where is_failed
    union all select p, turn, kind, 5, ${giftsADay}, second, part
      from bench.places, (values (6, 'refund'), (7, 'refunded'), (8, 'refund attributed')) k(turn, kind) where is_refunded
    union all select p, turn, kind, 20, ${giftsADay}, second, part
      from bench.places, (values (9, 'dispute'), (10, 'dispute attributed')) k(turn, kind) where is_disputed
    union all select -3 + place, turn, kind, lag, 3, 0, 0
      from generate_series(0, 2) place, (values (11, 'payout', 0), (12, 'payout_paid', 2)) k(turn, kind, lag)
  ) place`;

export function stageMoves({ giftsADay, days, giftsOfLastDay }: LedgerPlan): string[] {
  return [
    KINDS,
    SLOTS(giftsADay),
    `create unlogged table bench.moves as
      select (d * (select count(*) from bench.slots) + s.slot) as id, s.kind, d, s.part,
        (d - s.lag) * s.per_day + case when s.p < 0 then s.p + 3 else s.p end as n, s.p < 0 as is_payout,
        '${FIRST_DAY}'::timestamp at time zone 'UTC' + d * interval '1 day' + s.second * interval '1 second' as happened
      from generate_series(0, ${days} - 1) d, lateral (
        select * from bench.slots
        -- the first payout is that of the first day, three days later
        where d >= lag + case when p < 0 then ${PAYOUT_AFTER_DAYS} else 0 end and (d < ${days} - 1 or p < ${giftsOfLastDay})
        order by slot offset 0) s`,
    'analyze bench.moves, bench.kinds',
    `create unlogged table bench.movements as
      select m.kind, m.happened, m.d, m.n, k.object || g.tail as object, k.movement || g.tail as movement, g.settles_in as currency,
        case m.kind when 'charge' then g.gross when 'refund' then -g.back else -g.gross end as amount,
        case m.kind when 'charge' then g.fee when 'dispute' then ${DISPUTE_FEE} else 0 end as fee
      from bench.moves m join bench.kinds k using (kind) join bench.gifts g using (n)
      where m.kind in ('charge', 'charge_failure', 'refund', 'dispute')`,
    `create unlogged table bench.payouts as
      select d, n, lpad(to_hex(n), 8, '0') || 'Bench0000000000' as tail, currency, amount
      from (
        select d + ${PAYOUT_AFTER_DAYS} as d, currency, sum(amount - fee)::bigint as amount,
          (d + ${PAYOUT_AFTER_DAYS}) * 3 + case currency when 'EUR' then 0 when 'USD' then 1 else 2 end as n
        from bench.movements where d + ${PAYOUT_AFTER_DAYS} < ${days} group by d, currency) daily`,
    'analyze bench.movements, bench.payouts',
  ];
}

export const PAYOUT_AFTER_DAYS = 3;
export const DISPUTE_FEE = 1_500;
