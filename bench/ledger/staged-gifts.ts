import { FIRST_DAY, type LedgerPlan } from './plan';

/**
 * What everything else is made of: one row a gift. What a gift is follows from its place in the day and, where it is one
 * of a series, from the number of the first: seven in a hundred are annual, nearly half monthly; seven in ten are euros,
 * some dollars settle in euros; one in fifty is given back, one in five hundred disputed, one debit in some hundred fails.
 */
export function stageGifts({ giftsADay, days, giftsOfLastDay }: LedgerPlan): string[] {
  return [
    'create schema bench',
    `create unlogged table bench.places as
      select p, p * 86400 / ${giftsADay} as second, p * ${BLOCKS_A_DAY} / ${giftsADay} as part,
        case when p * 37 % 100 < 45 then 'one-time' when p * 37 % 100 < 93 then 'monthly' else 'annual' end as frequency,
        case when p % 200 = 13 or p * 61 % 100 < 70 then 'EUR' when p * 61 % 100 < 90 then 'USD' else 'GBP' end as currency,
        p % 5 = 0 as is_exchanged_where_dollars, p % 50 = 7 as is_refunded, p % 500 = 11 as is_disputed, p % 200 = 13 as is_failed
      from generate_series(0, ${giftsADay} - 1) p`,
    `create unlogged table bench.gifts as
      with numbered as (
        select d * ${giftsADay} + p as n, d, places.*, currency = 'USD' and is_exchanged_where_dollars as is_exchanged,
          case when is_failed or currency = 'EUR' and frequency <> 'one-time' and p % 10 in (1, 4, 6, 8)
            then 'sepa_debit' else 'card' end as method,
          d % case frequency when 'monthly' then 30 when 'annual' then 365 else ${days} end * ${giftsADay} + p as first
        from generate_series(0, ${days} - 1) d, bench.places where d < ${days} - 1 or p < ${giftsOfLastDay}
      ), scattered as (
        select *, first::bigint * 2654435761 % 4294967296 as h from numbered
      ), given as (
        select *, case when frequency = 'one-time' and (h >> 20) % 4 = 0 then 300 + h % 20000
          else (array[500, 1000, 1000, 1500, 2000, 2500, 5000, 10000])[1 + (h >> 8)::integer % 8] end as given
        from scattered
      )
      select n, d, p, frequency, currency, case when is_exchanged then 'EUR' else currency end as settles_in, method,
        is_refunded, is_disputed, is_failed, first = n as is_first, h, given,
        case when is_exchanged then given * 88 / 100 else given end as gross,
        case method when 'card' then given * 15 / 1000 + 25 else 35 end as fee,
        case when p % 100 = 7 then given else given / 2 end as back,
        md5('contribution ' || first)::uuid as contribution_id,
        '${FIRST_DAY}'::timestamp at time zone 'UTC' + d * interval '1 day' + second * interval '1 second' as created,
        lpad(to_hex(n), 8, '0') || '${TAIL}' as tail
      from given`,
    'create index on bench.gifts (n)',
    'analyze bench.gifts',
  ];
}

/** Sealed every five minutes. */
export const BLOCKS_A_DAY = 288;
/** Ids of Stripe's have their length, and rise with time. */
export const TAIL = 'Bench0000000000';
