import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../foundation/clock/clock';

/** An account at Stripe in one of its two modes, between which nothing is shared. */
export interface AccountAndMode {
  /** Null: Stripe was not asked yet. */
  readonly accountId: string | null;
  readonly livemode: boolean;
}

/** Whose gifts this database keeps: one row, written by whoever starts first. */
@Injectable()
export class TiedAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** An empty database takes the mode of whoever looks first. */
  async read(livemode: boolean): Promise<AccountAndMode> {
    const known = await this.find();
    if (known !== undefined) return known;
    await this.dataSource.query('insert into stripe_account (livemode) values ($1) on conflict do nothing', [livemode]);
    return (await this.find()) ?? { accountId: null, livemode };
  }

  /** Ties a database that belongs to no account yet. @returns which one it belongs to, for another may have come first */
  async tie({ accountId, livemode }: AccountAndMode): Promise<AccountAndMode> {
    await this.dataSource.query(TIE, [accountId, this.clock.now()]);
    return this.read(livemode);
  }

  /** Whatever it belonged to. */
  async change({ accountId, livemode }: AccountAndMode): Promise<void> {
    await this.dataSource.query(CHANGE, [accountId, livemode, this.clock.now()]);
  }

  /** Whether there is anything that belongs to one mode. */
  async isUsed(): Promise<boolean> {
    const [row]: { used: boolean }[] = await this.dataSource.query(USED);
    return row?.used !== false;
  }

  private async find(): Promise<AccountAndMode | undefined> {
    const [row]: { account_id: string | null; livemode: boolean }[] = await this.dataSource.query(
      'select account_id, livemode from stripe_account',
    );
    return row && { accountId: row.account_id, livemode: row.livemode };
  }
}

const TIE = 'update stripe_account set account_id = $1, tied_at = $2 where account_id is null';

const CHANGE = 'update stripe_account set account_id = $1, livemode = $2, tied_at = $3';

const USED = `
  select exists (select from contributions) or exists (select from stripe_events where state <> 'ignored') as used`;
