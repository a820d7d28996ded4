import type { EntityManager } from 'typeorm';
import { prepared } from '../infrastructure/database/prepared';
import { COLUMNS, type ReminderRow } from './reminder-rows';

/** A mail that is due, with the reminder it belongs to. */
export interface DueDelivery extends ReminderRow {
  readonly deliveryId: string;
  /** 0: asks for the confirmation. */
  readonly occurrence: number;
  readonly mailNumber: number | null;
  /** How often it was tried before. */
  readonly attempt: number;
  readonly returnTo: string;
  readonly requestedAt: Date;
  /** When the last reminder before it was sent, or silenced by a gift: one gift silences one. */
  readonly lastOverAt: Date | null;
  /** Of the links in earlier mails, hexadecimal. */
  readonly hashes: readonly string[];
}

export function dueDeliveries(manager: EntityManager, ids: readonly string[]): Promise<DueDelivery[]> {
  return prepared(manager, DUE, [ids]);
}

const DUE = `
  select delivery.id as "deliveryId", delivery.occurrence, delivery.mail_number as "mailNumber", delivery.attempt, ${COLUMNS},
    r.return_to as "returnTo", r.requested_at as "requestedAt",
    (select max(coalesce(p.sent_at, p.due_at)) from reminder_deliveries p
     where p.reminder_id = r.id and p.occurrence > 0 and p.state in ('sent', 'silenced')) as "lastOverAt",
    array(select encode(hash, 'hex') from mail_tokens t where t.reminder_id = r.id and t.scope = 'reminder') as hashes
  from reminder_deliveries delivery join reminders r on r.id = delivery.reminder_id
  where delivery.id = any($1) order by delivery.due_at, delivery.id`;
