import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import { inTransaction } from '../infrastructure/database/transaction';
import type { CronTask } from '../infrastructure/jobs/cron-task';

/**
 * Destroys the address of whoever is known by nothing but reminders that are over: a month after the last mail nobody
 * needs its links. No log of it is kept, as of those who asked to be erased: where a backup brings an address back, this
 * finds it again.
 */
@Injectable()
export class ForgetReaders implements CronTask {
  readonly name = 'forget-readers';
  readonly cron = '51 1 * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  run(): Promise<void> {
    // Serializable: a gift of theirs that comes just now is either seen, or makes them known anew.
    return inTransaction(this.dataSource, (manager) => manager.query(FORGET, [this.clock.now()]));
  }
}

/** Their links go, too: nothing that one promises could be kept. */
const FORGET = `
  with forgotten as (
  update donors d set email_index = null, wrapped_key = null, sealed_email = null, last_gift_on = null
  where d.wrapped_key is not null
    and exists (select from reminders r where r.donor_id = d.id)
    and not exists (select from contributions c where c.donor_id = d.id)
    and not exists (select from imported_gifts g where g.donor_id = d.id)
    and not exists (select from imported_subscriptions s where s.donor_id = d.id)
    and not exists (select from reminders r where r.donor_id = d.id and r.state = 'confirmed')
    and not exists (
      select from reminders r join reminder_deliveries mail on mail.reminder_id = r.id
      where r.donor_id = d.id
        and (mail.state in ('pending', 'claimed') or mail.due_at > $1::timestamptz - interval '30 days'))
    returning d.id)
  delete from mail_tokens using reminders r, forgotten
  where mail_tokens.reminder_id = r.id and r.donor_id = forgotten.id`;
