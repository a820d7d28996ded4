/** The letters whose business id begins with the id of one of these objects, each found by index. */
const about = (kinds: string, objects: string): string => `
  select l.id from (${objects}) object
    join letters l on l.kind in (${kinds})
      and l.business_id >= object.id || ':' and l.business_id < object.id || ';'`;

/** Every letter to a donor, as a query that begins with `with` and has the ids in `found`; $1 is the donor. */
export const LETTERS_OF_DONOR = `
  with gifts as materialized (select id from contributions where donor_id = $1),
    agreements as materialized (select stripe_id as id from subscriptions where contribution_id in (select id from gifts)),
    receipts as materialized (
      select id, business_id collate "default" as charge_id from letters where contribution_id in (select id from gifts)),
    found as (
      select id from receipts
      union select l.id from receipts r join refunds on refunds.charge_id = r.charge_id
        join letters l on l.kind in ('refund', 'refund-failed') and l.business_id = refunds.stripe_id
      union ${about(`'cancelled', 'renewal-ahead', 'card-expiring'`, 'select id from agreements')}
      union ${about(
        `'payment-failed'`,
        'select stripe_id as id from invoices where subscription_id in (select id from agreements)',
      )}
      union select id from letters where kind = 'farewell' and business_id = $1::text
      union select letter_id from mail_tokens where donor_id = $1 and letter_id is not null)`;
