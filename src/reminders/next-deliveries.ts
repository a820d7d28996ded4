import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import { ReminderRows } from './reminder-rows';
import { appointmentOf } from './schedule';

/** What comes after a mail: the next one asked for, or the end. */
@Injectable()
export class NextDeliveries {
  constructor(
    private readonly rows: ReminderRows,
    private readonly clock: Clock,
  ) {}

  /** After these mails are over, sent or not. */
  async after(manager: EntityManager, deliveryIds: readonly string[]): Promise<void> {
    if (deliveryIds.length === 0) return;
    const over: Over[] = await manager.query(OVER, [deliveryIds]);
    for (const { id, donorId, wasRefused, lastNumber, lastOccurrence, ...reminder } of over) {
      if (wasRefused) await this.rows.cancel(manager, { id });
      else if (lastNumber < reminder.mails)
        await this.rows.addDelivery(manager, {
          ...{ reminderId: id, occurrence: lastOccurrence + 1, mailNumber: lastNumber + 1 },
          ...appointmentOf(reminder, lastNumber + 1, this.clock.now()),
        });
      else await manager.query(END, [id]);
    }
  }
}

interface Over {
  readonly id: string;
  readonly donorId: string;
  readonly zone: string;
  readonly firstOn: string;
  readonly everyMonths: number | null;
  readonly mails: number;
  /** The server refuses the address, or it is on the list: no later mail would fare better. */
  readonly wasRefused: boolean;
  readonly lastNumber: number;
  readonly lastOccurrence: number;
}

/** Confirmed reminders of these mails with nothing else pending. */
const OVER = `
  select r.id, r.donor_id as "donorId", r.zone, r.first_on::text as "firstOn", r.every_months as "everyMonths", r.mails,
    bool_or(d.id = any($1) and d.state in ('refused', 'suppressed')) as "wasRefused",
    max(d.mail_number) as "lastNumber", max(d.occurrence) as "lastOccurrence"
  from reminders r join reminder_deliveries d on d.reminder_id = r.id and d.occurrence > 0
  where r.state = 'confirmed' and r.id in (
    select reminder_id from reminder_deliveries where id = any($1) and occurrence > 0)
  group by r.id
  having not bool_or(d.state in ('pending', 'claimed'))`;

const END = `update reminders set state = 'ended' where id = $1`;
