import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { normaliseEmail } from '../foundation/crypto/email-index';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { openAddress } from '../foundation/crypto/sealed-address';
import { inTransaction } from '../infrastructure/database/transaction';
import { ReminderCounts } from '../letters/reminder-counts/reminder-counts';
import type { AddressKeeper, KnownDonor } from '../managing/leaving/address-keeper';
import type { OwnSection, OwnValue } from '../managing/own-data/own-data';
import { REMINDER_SEAL } from './reminder-seal';
import { ReminderRows } from './reminder-rows';

/** The reminders of a donor who leaves, or asks what is kept: those confirmed, and those that wait for a yes. */
@Injectable()
export class ReminderKeeper implements AddressKeeper {
  readonly tables = ['reminders', 'reminder_deliveries'];

  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: ReminderRows,
    private readonly counts: ReminderCounts,
    private readonly keys: IdentityKeys,
  ) {}

  async forget(donor: KnownDonor): Promise<void> {
    const waiting = await this.unconfirmedOf(donor);
    await inTransaction(this.dataSource, async (manager) => {
      const cancelled = await this.rows.cancel(manager, { donorId: donor.donorId });
      await manager.query('delete from reminders where donor_id = $1 or id = any($2)', [donor.donorId, waiting]);
      await this.counts.add(manager, { cancelled });
    });
  }

  async tell(donor: KnownDonor): Promise<OwnSection[]> {
    const found: KeptReminder[] = await this.dataSource.query(KEPT, [donor.donorId, await this.unconfirmedOf(donor)]);
    return [{ name: 'reminders', rows: found.map(asOwn) }];
  }

  /** Nothing but opening each tells whose they are; there are a week's of them. */
  private async unconfirmedOf({ email }: KnownDonor): Promise<string[]> {
    const rows: { id: string; sealedEmail: Buffer; sealingKeyId: string }[] = await this.dataSource.query(UNCONFIRMED);
    const address = normaliseEmail(email);
    return rows.flatMap((row) => {
      const opened = openAddress(this.keys, REMINDER_SEAL, row.id, row);
      return opened !== undefined && normaliseEmail(opened) === address ? [row.id] : [];
    });
  }
}

interface KeptReminder extends Readonly<Record<string, OwnValue>> {
  readonly amountMinor: string;
  readonly currency: string;
}

function asOwn({ amountMinor, currency, ...kept }: KeptReminder): Readonly<Record<string, OwnValue>> {
  return { ...kept, amount: { amountMinor, currency } };
}

const UNCONFIRMED = `
  select id, sealed_email as "sealedEmail", sealing_key_id as "sealingKeyId" from reminders where state = 'unconfirmed'`;

const KEPT = `
  select r.state as status, r.requested_at as on, r.confirmed_at as "confirmedAt", r.consent_version as "consentVersion",
    r.first_on::text as "firstOn", r.every_months as "everyMonths", r.mails, r.zone, r.frequency,
    r.amount_minor::text as "amountMinor", r.currency, r.language, r.return_to as "returnTo",
    (select max(sent_at) from reminder_deliveries d where d.reminder_id = r.id) as "sentAt"
  from reminders r where r.donor_id = $1 or r.id = any($2) order by r.requested_at, r.id`;
