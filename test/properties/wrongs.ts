import { DataSource } from 'typeorm';
import type { Telling } from '../histories/telling';

/** What must not be so at any moment, told by its rows: charge or transaction, and what is wrong. */
export function wrongsNow(telling: Telling): Promise<unknown[]> {
  return telling.app.app.get(DataSource).query(WRONGS, [telling.run]);
}

/** Of the objects of one telling, which all end alike. */
const WRONGS = `
  with booked as (
    select t.key, t.stripe_id, e.account, e.currency, e.amount_minor
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.stripe_id in (
      select stripe_id from charges where stripe_id like '%' || $1
      union all select stripe_id from refunds where stripe_id like '%' || $1
      union all select stripe_id from balance_transactions where stripe_id like '%' || $1
      union all select source_id from balance_transactions where stripe_id like '%' || $1)
  ), income as (
    select stripe_id, sum(-amount_minor) as amount from booked where key = 'confirmed:' || stripe_id
      and account = 'income:unattributed' group by stripe_id
  ), refunded as (
    select r.charge_id, sum(b.amount_minor) as amount from booked b join refunds r on r.stripe_id = b.stripe_id
    where b.account like 'contra:refunds%' group by r.charge_id
  )
  select i.stripe_id, 'is income and was not captured' as wrong from income i
    left join charges c on c.stripe_id = i.stripe_id and c.status = 'succeeded'
    where i.amount > coalesce(c.amount_captured_minor, 0)
  union all
  select r.charge_id, 'is refunded by more than it was' from refunded r left join income i on i.stripe_id = r.charge_id
    where r.amount > coalesce(i.amount, 0)
  union all
  select letter.business_id, 'has a receipt and was not captured' from letters letter
    left join charges c on c.stripe_id = letter.business_id and c.status = 'succeeded' and c.amount_captured_minor > 0
    where letter.kind = 'receipt' and letter.business_id like '%' || $1 and c.stripe_id is null
  union all
  select key, 'does not sum to zero' from booked group by key, currency having sum(amount_minor) <> 0`;
