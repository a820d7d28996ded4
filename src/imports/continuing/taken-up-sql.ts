/** The page that was paid, as SQL: a join over `i`, a row of imported_subscriptions; `page.agreed_at` is what was agreed to. */
export const COMPLETED_PAGE = `
  join lateral (
    select p.subscription_id, to_timestamp((p.request #>> '{subscription_data,trial_end}')::bigint) as agreed_at
    from checkout_sessions p where p.contribution_id = i.contribution_id and p.state like 'complete%'
    order by p.attempt desc limit 1) page on true`;

/** Whether a donor has entered a card or account again, as SQL over `i`. */
export const IS_TAKEN_UP = `exists (
  select from checkout_sessions p where p.contribution_id = i.contribution_id and p.state like 'complete%')`;
