import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CareLetter } from './care-gift';

/** What was written to one donor about their gifts. */
@Injectable()
export class CareLetters {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest ones, newest first. */
  of(donorId: string): Promise<CareLetter[]> {
    return this.dataSource.query(OF_DONOR, [donorId]);
  }
}

/** The letters whose business id begins with the id of one of these objects, each found by index. */
const about = (kinds: string, objects: string): string => `
  select l.id from (${objects}) object
    join letters l on l.kind in (${kinds})
      and l.business_id >= object.id || ':' and l.business_id < object.id || ';'`;

const OF_DONOR = `
  with gifts as materialized (select id from contributions where donor_id = $1),
    agreements as materialized (select stripe_id as id from subscriptions where contribution_id in (select id from gifts)),
    receipts as materialized (
      select id, business_id as charge_id from letters where contribution_id in (select id from gifts)),
    found as (
      select id from receipts
      union select l.id from receipts r join refunds on refunds.charge_id = r.charge_id
        join letters l on l.kind = 'refund' and l.business_id = refunds.stripe_id
      union ${about(`'cancelled', 'renewal-ahead', 'card-expiring'`, 'select id from agreements')}
      union ${about(
        `'payment-failed'`,
        'select stripe_id as id from invoices where subscription_id in (select id from agreements)',
      )}
      union select letter_id from mail_tokens where donor_id = $1 and letter_id is not null)
  select l.id, l.kind, l.number, coalesce(l.asked_again_at, l.written_at) as "writtenAt", l.state, l.sent_at as "sentAt"
  from found join letters l using (id)
  order by 4 desc, l.id limit 200`;
