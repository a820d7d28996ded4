-- Lapsed donors
--
-- Donors who gave before and not in the year: the calendar year, in the zone, in which the interval begins. LYBUNT: they
-- gave last year but not this year. SYBUNT: they gave in some year before that, and neither last year nor this one. Each
-- donor stands in one line, with the last gift: its day, amount, frequency and campaign.
-- A gift is what the bank confirmed, less those that were given back or taken back whole. What only failed is no gift: a
-- donor whose payments all failed this year has lapsed, whatever Stripe calls their subscription. Gifts after the year do
-- not count, nor does what became known after the block.
-- Donor is a key that stands for one donor and tells nothing else; a gift without a donor stands for itself, and is listed
-- by its donation. The total adds last gifts up, by currency. It is narrowed by the currency, frequency and campaign of
-- the last gift.
with books as materialized (
  select ledger_after(:'as_of') as without, date_trunc('year', :'from'::timestamp) as year
), given as (
  select t.stripe_id as charge_id, e.currency, min(t.occurred_at) as occurred_at, -sum(e.amount_minor) as amount
  from books, ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.key like 'confirmed:%' and e.account = 'income:unattributed' and not books.without @> t.id
    and t.occurred_at < (books.year + interval '1 year') at time zone :'zone'
  group by t.stripe_id, e.currency having sum(e.amount_minor) < 0
), about as (
  select stripe_id, charge_id from refunds where charge_id is not null
  union all select stripe_id, charge_id from disputes
), undone as (
  select about.charge_id, e.currency, sum(e.amount_minor) as amount
  from books cross join about
    join ledger_transactions t on t.stripe_id = about.stripe_id join ledger_entries e on e.transaction_id = t.id
  where (e.account like 'contra:%' or e.account like 'losses:%') and not books.without @> t.id
  group by about.charge_id, e.currency
), attributed as (
  -- the newest word on whose gift a charge is
  select distinct on (t.stripe_id) t.stripe_id as charge_id, t.contribution_id
  from books, ledger_transactions t
  where t.contribution_id is not null and not books.without @> t.id
  order by t.stripe_id, t.id desc
), gifts as (
  select g.*, c.donor_id, c.id as donation_id, coalesce(c.campaign, '') as campaign,
    coalesce(c.donor_id::text, c.id::text, g.charge_id) collate "C" as holder
  from given g
    left join undone u using (charge_id, currency)
    left join attributed a using (charge_id)
    left join contributions c on c.id = a.contribution_id
  where g.amount > coalesce(u.amount, 0)
), last_gifts as (
  select distinct on (holder) * from gifts order by holder, occurred_at desc, charge_id collate "C"
)
select case when occurred_at >= (books.year - interval '1 year') at time zone :'zone' then 'LYBUNT' else 'SYBUNT' end
    as kind,
  donor_id as donor, donation_id, (occurred_at at time zone :'zone')::date as last_gift_on, currency,
  amount as last_gift, coalesce(booked.frequency, '') as frequency, last_gifts.campaign
from books cross join last_gifts left join lateral ledger_attribution(charge_id, books.without) booked on true
where occurred_at < books.year at time zone :'zone'
  and (:'currency' = '' or currency = :'currency') and (:'frequency' = '' or booked.frequency = :'frequency')
  and (:'campaign' = '' or last_gifts.campaign = :'campaign')
order by 1, occurred_at desc, charge_id collate "C"
