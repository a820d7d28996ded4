import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReminderCounts } from '../letters/reminder-counts/reminder-counts';

/** Counts what became of mails that are over. */
@Injectable()
export class DeliveryCounts {
  constructor(private readonly counts: ReminderCounts) {}

  /** @param deliveryIds each is told once, when it is over */
  async add(manager: EntityManager, deliveryIds: readonly string[]): Promise<void> {
    if (deliveryIds.length === 0) return;
    const [over]: Over[] = await manager.query(OVER, [deliveryIds]);
    await this.counts.add(manager, { ...over });
  }
}

interface Over {
  readonly sent: number;
  readonly silenced: number;
  readonly bounced: number;
}

/** What may have reached the server (`unknown`) is neither sent nor refused. */
const OVER = `
  select count(*) filter (where state = 'sent' and occurrence > 0)::int as sent,
    count(*) filter (where state = 'silenced')::int as silenced,
    count(*) filter (where state = 'refused')::int as bounced
  from reminder_deliveries where id = any($1)`;
