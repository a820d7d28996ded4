import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { published, type DayOfGifts, type Published } from './published';

/** Which days of which campaign. */
export interface CampaignQuestion {
  readonly code: string;
  /** IANA name: where a day is a day. */
  readonly zone: string;
  /** The last day that counts, such as 2027-03-01: one that is over. */
  readonly upTo: string;
  readonly leastGifts: number;
}

/** What the books say of campaigns, as far as it may be told. */
@Injectable()
export class CampaignSums {
  constructor(private readonly dataSource: DataSource) {}

  /** By currency, never added up; a currency in which nothing may be told yet is among them with nothing. */
  async of({ code, zone, upTo, leastGifts }: CampaignQuestion): Promise<ReadonlyMap<string, Published>> {
    const rows: DayRow[] = await this.dataSource.query(DAYS, [code, zone, upTo]);
    const days = new Map<string, DayOfGifts[]>();
    for (const { currency, day, gifts, net } of rows) {
      days.set(currency, [...(days.get(currency) ?? []), { day, gifts, netMinor: BigInt(net) }]);
    }
    return new Map([...days].map(([currency, each]) => [currency, published(each, leastGifts)]));
  }
}

interface DayRow {
  readonly day: string;
  readonly currency: string;
  readonly gifts: number;
  readonly net: string;
}

/**
 * Income less what was given and taken back, of every charge, refund and dispute that the books attribute to gifts of the
 * campaign. By the day on which it was booked, not that of the gift: what was told of a day that is over never changes.
 */
const DAYS = `
  with objects as (
    select distinct told.stripe_id
    from contributions c join ledger_transactions told on told.contribution_id = c.id
    where c.campaign = $1
  )
  select to_char((t.posted_at at time zone $2)::date, 'YYYY-MM-DD') as day, e.currency,
    (count(distinct t.stripe_id) filter (where t.key like 'attributed:%' and t.revision = 1
      and e.account like 'income:%' and e.account <> 'income:unattributed'))::integer as gifts,
    (-sum(e.amount_minor))::text as net
  from objects
    join ledger_transactions t on t.stripe_id = objects.stripe_id
    join ledger_entries e on e.transaction_id = t.id
  where (t.posted_at at time zone $2)::date <= $3::date
    and (e.account like 'income:%' or e.account like 'contra:%' or e.account like 'losses:%')
  group by 1, 2
  order by 1, 2`;
