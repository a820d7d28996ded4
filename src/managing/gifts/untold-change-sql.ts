/**
 * Whether the newest change of a gift is made at Stripe, and the gift still stands here as it did before: SQL over a row
 * `s` of a subscription and the change's `newest.terms` and `newest.settled_at`; $2 is now. Stripe tells within seconds.
 * What was not heard after five minutes was overtaken, by somebody at Stripe's own pages, or is healed by then.
 */
export const IS_UNTOLD = `
  coalesce(newest.settled_at > $2::timestamptz - interval '5 minutes' and case newest.terms->>'kind'
    when 'pause' then case newest.terms->>'how' when 'void' then s.paused_collection is null else ${isNotMoved()} end
    when 'go-on' then case newest.terms->>'how' when 'void' then s.paused_collection is not null
      when 'end' then s.cancel_at is not null or s.cancel_at_period_end when 'move' then ${isNotMoved()} end
    when 'end' then s.cancel_at is null and not s.cancel_at_period_end
    when 'amount' then s.amount_minor <> (newest.terms->>'amountMinor')::bigint
    when 'day' then ${isNotMoved()}
    when 'frequency' then newest.terms->>'when' = 'now' and s.interval <> newest.terms->>'interval' end, false)`;

function isNotMoved(): string {
  return `s.current_period_end <> (newest.terms->>'nextAt')::timestamptz`;
}
