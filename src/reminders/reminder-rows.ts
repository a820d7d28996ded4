import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Frequency } from '../foundation/newsroom/newsroom';
import type { Ask } from './ask';
import type { Appointment } from './schedule';

export type ReminderState = 'unconfirmed' | 'confirmed' | 'ended' | 'cancelled';
/** What the holder of a link may do. */
export type LinkScope = 'confirm' | 'reminder' | 'unsubscribe';

export interface ReminderRow {
  readonly id: string;
  readonly state: ReminderState;
  readonly sealedEmail: Buffer | null;
  readonly sealingKeyId: string | null;
  readonly donorId: string | null;
  readonly zone: string;
  readonly firstOn: string;
  readonly everyMonths: number | null;
  readonly mails: number;
  readonly frequency: Frequency;
  /** Minor units. */
  readonly amountMinor: string;
  readonly currency: string;
  readonly language: string;
  /** The day of the next mail, in the zone. */
  readonly nextOn: string | null;
}

export interface NewDelivery extends Appointment {
  readonly reminderId: string;
  readonly occurrence: number;
  readonly mailNumber: number | null;
}

export type NewReminder = Omit<Ask, 'email'> & {
  readonly id: string;
  readonly sealedEmail: Buffer;
  readonly sealingKeyId: string;
  readonly requestedAt: Date;
};

/** The tables `reminders` and `reminder_deliveries`, by what is done to them. */
@Injectable()
export class ReminderRows {
  async insert(manager: EntityManager, asked: NewReminder): Promise<void> {
    await manager.query(
      `insert into reminders (id, state, sealed_email, sealing_key_id, zone, first_on, every_months, mails,
         frequency, amount_minor, currency, language, return_to, consent_version, requested_at)
       values ($1, 'unconfirmed', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[asked.id, asked.sealedEmail, asked.sealingKeyId, asked.zone, asked.firstOn, asked.everyMonths, asked.mails],
        ...[asked.frequency, asked.amountMinor.toString(), asked.currency, asked.language],
        ...[asked.returnTo, asked.consentVersion, asked.requestedAt],
      ],
    );
  }

  /** One that is there stays as it is. */
  async addDelivery(manager: EntityManager, delivery: NewDelivery): Promise<void> {
    const { reminderId, occurrence, mailNumber, localDay, at } = delivery;
    await manager.query(
      `insert into reminder_deliveries
         (id, reminder_id, occurrence, mail_number, local_day, scheduled_for, due_at, state, attempt)
       values ($1, $2, $3, $4, $5, $6, $6, 'pending', 0) on conflict do nothing`,
      [randomUUID(), reminderId, occurrence, mailNumber, localDay, at],
    );
  }

  async confirm(manager: EntityManager, id: string, donorId: string, at: Date): Promise<void> {
    await manager.query(
      `update reminders set state = 'confirmed', donor_id = $2, confirmed_at = $3, sealed_email = null, sealing_key_id = null
       where id = $1`,
      [id, donorId, at],
    );
  }

  async putOff(manager: EntityManager, id: string, { localDay, at }: Appointment): Promise<void> {
    const [, moved]: [unknown, number] = await manager.query(
      `update reminder_deliveries set local_day = $2, scheduled_for = $3, due_at = $3
       where reminder_id = $1 and mail_number is null and state = 'pending' and occurrence > 0`,
      [id, localDay, at],
    );
    if (moved === 0) {
      const [row]: { next: number }[] = await manager.query(
        'select max(occurrence) + 1 as next from reminder_deliveries where reminder_id = $1',
        [id],
      );
      await this.addDelivery(manager, { reminderId: id, occurrence: row?.next ?? 1, mailNumber: null, localDay, at });
    }
    await manager.query(`update reminders set state = 'confirmed' where id = $1 and state = 'ended'`, [id]);
  }

  /** @returns how many were not stopped before */
  async cancel(manager: EntityManager, which: { id: string } | { donorId: string }): Promise<number> {
    const [column, value] = 'id' in which ? ['id', which.id] : ['donor_id', which.donorId];
    const [row]: { stopped: number }[] = await manager.query(
      `with stopped as (
         update reminders set state = 'cancelled' where ${column} = $1 and state in ('confirmed', 'ended') returning id),
       called_off as (
         update reminder_deliveries d set state = 'cancelled' from stopped
         where d.reminder_id = stopped.id and d.state = 'pending')
       select count(*)::int as stopped from stopped`,
      [value],
    );
    return row?.stopped ?? 0;
  }

  async byLink(manager: EntityManager, hash: Buffer): Promise<(ReminderRow & { scope: LinkScope }) | null> {
    const [row]: (ReminderRow & { scope: LinkScope })[] = await manager.query(
      `select t.scope, ${COLUMNS} from mail_tokens t join reminders r on r.id = t.reminder_id where t.hash = $1`,
      [hash],
    );
    return row ?? null;
  }
}

/** Of a reminder `r`, as ReminderRow has them. */
export const COLUMNS = `
  r.id, r.state, r.sealed_email as "sealedEmail", r.sealing_key_id as "sealingKeyId", r.donor_id as "donorId", r.zone,
  r.first_on::text as "firstOn", r.every_months as "everyMonths", r.mails, r.frequency,
  r.amount_minor::text as "amountMinor", r.currency, r.language,
  (select min(local_day)::text from reminder_deliveries d
   where d.reminder_id = r.id and d.occurrence > 0 and d.state in ('pending', 'claimed')) as "nextOn"`;
