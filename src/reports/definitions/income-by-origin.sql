-- Income by article and origin
--
-- Gross, refunds and disputes by the article under which the box stood, and the source, medium and campaign that the
-- link to it named (UTM codes). Only gifts of which such codes are known: the newsroom file says whether they are kept at
-- all, and after 90 days they are deleted, so this report grows poorer with time, and no closing holds it.
-- Gifts are the contributions with gross in the interval. Net is before fees.
with books as materialized (
  select ledger_after(:'as_of') as without
), lines as (
  select e.currency, o.article, o.utm_source, o.utm_medium, o.utm_campaign, o.contribution_id,
    split_part(e.account, ':', 1) as kind, -e.amount_minor as amount
  from books, ledger_within(:'zone', :'from', :'to', :'as_of') t
    join ledger_entries e on e.transaction_id = t.id
    join lateral ledger_attribution(t.stripe_id, books.without) gift on true
    join contribution_origins o on o.contribution_id = gift.contribution_id
  where not books.without @> t.id and split_part(e.account, ':', 1) in ('income', 'contra', 'losses')
    and (:'currency' = '' or e.currency = :'currency') and (:'frequency' = '' or gift.frequency = :'frequency')
    and (:'campaign' = '' or gift.campaign = :'campaign')
)
select currency, article, utm_source as source, utm_medium as medium, utm_campaign,
  count(distinct contribution_id) filter (where kind = 'income') as gifts,
  coalesce(sum(amount) filter (where kind = 'income'), 0) as gross,
  coalesce(sum(amount) filter (where kind = 'contra'), 0) as refunds,
  coalesce(sum(amount) filter (where kind = 'losses'), 0) as disputes, sum(amount) as net
from lines
group by currency, article, utm_source, utm_medium, utm_campaign
having bool_or(amount <> 0)
order by currency collate "C", article collate "C", utm_source collate "C", utm_medium collate "C", utm_campaign collate "C"
