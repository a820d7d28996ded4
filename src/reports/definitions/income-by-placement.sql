-- Income by campaign and placement
--
-- Gross is what donors gave and their banks confirmed, refunds and disputes what was given or taken back, by the
-- newsroom's codes for what moved the donor (campaign) and for where the box or the link stood (placement). Gifts are the
-- contributions with gross in the interval: a monthly one counts once. Net is the sum of the three, before fees. Over the
-- same days gross, refunds and disputes add up to those of the report of income.
-- No placement: none was named. No campaign and no placement: likewise, or no gift is known (yet) for the money.
with books as materialized (
  select ledger_after(:'as_of') as without
), lines as (
  select e.currency, coalesce(gift.campaign, '') as campaign, coalesce(c.placement, '') as placement, c.id as contribution_id,
    split_part(e.account, ':', 1) as kind, -e.amount_minor as amount
  from books, ledger_within(:'zone', :'from', :'to', :'as_of') t
    join ledger_entries e on e.transaction_id = t.id
    left join lateral ledger_attribution(t.stripe_id, books.without) gift on true
    left join contributions c on c.id = gift.contribution_id
  where not books.without @> t.id and split_part(e.account, ':', 1) in ('income', 'contra', 'losses')
    and (:'currency' = '' or e.currency = :'currency') and (:'frequency' = '' or gift.frequency = :'frequency')
    and (:'campaign' = '' or gift.campaign = :'campaign')
), gifts as (
  select currency, campaign, placement, contribution_id, coalesce(sum(amount) filter (where kind = 'income'), 0) as gross,
    coalesce(sum(amount) filter (where kind = 'contra'), 0) as refunds,
    coalesce(sum(amount) filter (where kind = 'losses'), 0) as disputes
  from lines group by currency, campaign, placement, contribution_id
)
select currency, campaign, placement, count(contribution_id) filter (where gross <> 0) as gifts,
  sum(gross) as gross, sum(refunds) as refunds, sum(disputes) as disputes, sum(gross + refunds + disputes) as net
from gifts
group by currency, campaign, placement
having bool_or((gross, refunds, disputes) <> (0, 0, 0))
order by currency collate "C", campaign collate "C", placement collate "C"
