-- What the daily comparison with Stripe found last, and what of it is still open.
select r.finished_at, r.looked_until, r.findings,
  array(select distinct kind from alarms
    where resolved_at is null and kind = any(:'wrong_books'::text[]) order by kind) as alarms,
  (select count(*) from ledger_unsealed)::integer as unsealed
from (select 1) always left join healing_runs r on r.name = 'reconcile'
