/**
 * The hash of a block, as SQL over `members int8multirange` and `previous bytea`: SHA-256 of the previous block's hash,
 * then one line for each transaction in the order of ids and one for each of its entries in the order of lines. Fields
 * are separated by tabs, absent ones are empty, instants are microseconds since 1970: anyone can compute it again with
 * nothing but the tables. Last come, by their bytes, the lines of payouts and the movements of recurring gifts that the
 * block seals. What movements were not recorded with, when the block was sealed, is no field of theirs: `concat_ws` leaves
 * out what is null.
 * @param members SQL of the ids @param previous SQL of the previous hash @param number SQL of the block's number
 */
export function blockHashSql(members: string, previous: string, number: string): string {
  return `
    select sha256(${previous} || convert_to(coalesce(string_agg(line, E'\\n' order by id nulls last, place, line collate "C"), ''), 'UTF8'))
    from (
      select t.id, 0 as place, concat_ws(E'\\t', 'transaction', t.id, t.key, t.revision, coalesce(t.corrects::text, ''),
        t.stripe_id, coalesce(t.balance_transaction_id, ''), coalesce(t.contribution_id::text, ''),
        ${micros('t.occurred_at')}, ${micros('t.posted_at')}) as line
      from unnest(${members}) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
      union all
      select e.transaction_id, e.line, concat_ws(E'\\t', 'entry', e.transaction_id, e.line, e.account, e.currency, e.amount_minor)
      from unnest(${members}) ids join ledger_entries e on e.transaction_id >= lower(ids) and e.transaction_id < upper(ids)
      union all
      select null, 0, concat_ws(E'\\t', 'payout line', p.balance_transaction_id, p.payout_id)
      from ledger_payout_lines p where p.block = ${number}
      union all
      select null, 0, concat_ws(E'\\t', 'movement', m.id, m.subscription_id, m.holder, ${micros('m.occurred_at')}, m.kind,
        m.currency, m.frequency, m.campaign, m.annual_minor, m.gifts,
        m.donors, m.ended_by, m.end_reason)
      from subscription_movements m where m.block = ${number}
    ) lines`;
}

function micros(instant: string): string {
  return `(extract(epoch from ${instant}) * 1000000)::bigint`;
}

/** What stands before the first block, as SQL. */
export const GENESIS = `decode(repeat('00', 32), 'hex')`;
