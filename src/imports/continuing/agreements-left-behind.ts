import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { inTransaction } from '../../infrastructure/database/transaction';
import { HAS_LEFT } from './has-left-sql';

/**
 * Agreements of donors who were erased. Nothing here can end them, and whoever left is still charged: a person has to,
 * who learns the other system's number of it and nothing else.
 */
@Injectable()
export class AgreementsLeftBehind {
  constructor(
    private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
  ) {}

  /** One alarm for each, until somebody has said that it was ended. */
  tell(): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      const rows: Row[] = await manager.query(LEFT_BEHIND);
      for (const { id, isTold, ...details } of rows) if (!isTold) await this.alarms.raise(manager, ALARM, id, details);
      await this.alarms.resolveOthers(
        manager,
        ALARM,
        rows.map(({ id }) => id),
      );
    });
  }
}

interface Row {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly isTold: boolean;
}

const ALARM = 'agreement-left-behind';

const LEFT_BEHIND = `
  select i.id, i.source, i.external_id as "externalId", exists (
    select from alarms where kind = '${ALARM}' and subject = i.id::text and resolved_at is null) as "isTold"
  from imported_subscriptions i
  where i.stopped_at is null and i.adopted_at is null and ${HAS_LEFT} order by i.id`;
