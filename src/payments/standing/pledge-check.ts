import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import { Alarms } from '../../infrastructure/alarms/alarms';

/** Money that was taken is booked whatever it is; that it is not what the donor chose must be seen by somebody. */
@Injectable()
export class PledgeCheck {
  constructor(private readonly alarms: Alarms) {}

  /** @param postedKeys what was just written into the ledger */
  async compare(manager: EntityManager, postedKeys: readonly string[]): Promise<void> {
    const attributed = postedKeys.filter((key) => key.startsWith('attributed:'));
    if (attributed.length === 0) return;
    const rows = await prepared<{ charge_id: string; contribution_id: string }>(manager, DIFFERING, [attributed]);
    for (const { charge_id: chargeId, contribution_id: contributionId } of rows)
      await this.alarms.raise(manager, 'charge-differs-from-pledge', chargeId, { contributionId });
  }
}

/** Of a recurring gift only the first charge is compared: its amount may be changed afterwards. */
const DIFFERING = `
  select charge.stripe_id as charge_id, c.id as contribution_id
  from ledger_transactions t
    join charges charge on charge.stripe_id = t.stripe_id
    join contributions c on c.id = t.contribution_id
  where t.key = any($1) and (charge.currency, charge.amount_minor) <> (c.currency, c.amount_minor)
    and (c.frequency = 'one-time' or exists (
      select from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
      where ip.payment_intent_id = charge.payment_intent_id and i.billing_reason = 'subscription_create'))`;
