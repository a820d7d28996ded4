import { Client } from 'pg';

/** The app's database, looked at and never written to. */
export class Books {
  private constructor(private readonly client: Client) {}

  static async open(databaseUrl: string): Promise<Books> {
    const client = new Client(databaseUrl);
    await client.connect();
    return new Books(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async contributions(): Promise<number> {
    return this.count('select count(*) from contributions');
  }

  async events(): Promise<number> {
    return this.count(`select count(*) from stripe_events where source <> 'fetched'`);
  }

  /** Those in the inbox that are still to be worked off; many are not counted to the last. */
  async waitingEvents(): Promise<number> {
    return this.count(`select count(*) from (select from stripe_events where state = 'due' limit 10000) due`);
  }

  /** Objects that are still to be asked for at Stripe. */
  async waitingFetches(): Promise<number> {
    return this.count('select count(*) from stripe_fetches');
  }

  async parkedEvents(): Promise<number> {
    return this.count(`select count(*) from stripe_events where state = 'parked'`);
  }

  /** How many of each kind, and how much in minor units, by currency. */
  async figures(): Promise<Figure[]> {
    return (await this.client.query<Figure>(FIGURES)).rows;
  }

  /** What stands in the ledger, by account and currency; even accounts are left out. Minor units, as text. */
  async accounts(): Promise<{ account: string; currency: string; minor: string }[]> {
    const { rows } = await this.client.query<{ account: string; currency: string; minor: string }>(ACCOUNTS);
    return rows;
  }

  private async count(statement: string): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(statement);
    return Number(rows[0]?.count);
  }
}

export interface Figure {
  readonly kind: string;
  readonly currency: string;
  readonly count: string;
  readonly minor: string;
}

/** Renewals are all charges of a subscription but the first. */
const FIGURES = `
  select kind, currency, count(*), sum(minor)::text as minor from (
    select case when i.billing_reason is null then '1 single gifts' when i.billing_reason = 'subscription_create'
        then '2 first of a series' else '3 renewals' end as kind, c.currency, c.amount_captured_minor as minor
      from charges c left join (
        select payment_intent_id, billing_reason from invoice_payments p join invoices on invoices.stripe_id = p.invoice_id
      ) i on i.payment_intent_id = c.payment_intent_id
      where c.status = 'succeeded' and c.amount_captured_minor > 0
    union all select '4 refused', currency, amount_minor from charges where status = 'failed'
    union all select '5 refunds', currency, amount_minor from refunds where status <> 'failed'
    union all select '6 refunds that failed', currency, amount_minor from refunds where status = 'failed'
    union all select '7 disputes', currency, amount_minor from disputes where status not like 'warning%'
    union all select '8 payouts', currency, amount_minor from payouts where status <> 'failed'
    union all select '9 payouts that failed', currency, amount_minor from payouts where status = 'failed'
  ) facts group by kind, currency order by kind, currency`;

const ACCOUNTS = `
  select account, currency, sum(amount_minor)::text as minor from ledger_entries
  group by account, currency having sum(amount_minor) <> 0 order by account, currency`;
