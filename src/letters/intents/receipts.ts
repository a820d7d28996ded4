import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { prepared } from '../../infrastructure/database/prepared';
import type { LetterIntent } from './letter-kinds';
import { receiptNumber } from './receipt-number';

/**
 * Receipts for money that arrived. Written when a confirmed charge is attributed to a gift, which the ledger does once,
 * in whatever order events come; a renewal's is therefore never written before it was paid, and never twice.
 */
@Injectable()
export class Receipts {
  /** @param postedKeys what was just written into the ledger */
  async wantedBy(manager: EntityManager, postedKeys: readonly string[]): Promise<LetterIntent<'receipt'>[]> {
    const attributed = postedKeys.filter((key) => key.startsWith('attributed:'));
    if (attributed.length === 0) return [];
    const rows = await prepared<ReceiptRow>(manager, ATTRIBUTED, [attributed]);
    return rows.map(({ chargeId, contributionId, frequency, isFirst, amountMinor, currency, created, months }) => ({
      ...{ kind: 'receipt', businessId: chargeId, contributionId, occurredAt: created },
      data: {
        ...{ number: receiptNumber(chargeId), amountMinor, currency, on: dayIn('UTC', created) },
        ...(months !== null && { monthsCovered: months }),
        occasion: frequency === 'one-time' ? 'once' : isFirst ? 'first' : 'renewal',
      },
    }));
  }
}

interface ReceiptRow {
  readonly chargeId: string;
  readonly contributionId: string;
  readonly frequency: string;
  /** Of a recurring gift: its first period, paid on the payment page. */
  readonly isFirst: boolean;
  readonly amountMinor: string;
  readonly currency: string;
  readonly created: Date;
  /** How many monthly gifts it stands for; null: it stands for itself. */
  readonly months: number | null;
}

const ATTRIBUTED = `
  select charge.stripe_id as "chargeId", c.id as "contributionId", c.frequency, c.months_covered as months,
    charge.amount_captured_minor::text as "amountMinor", charge.currency, charge.created,
    exists (
      select from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
      where ip.payment_intent_id = charge.payment_intent_id and i.billing_reason = 'subscription_create') as "isFirst"
  from ledger_transactions t
    join charges charge on charge.stripe_id = t.stripe_id
    join contributions c on c.id = t.contribution_id
  where t.key = any($1) and t.revision = 1 and c.receipt
    and charge.status = 'succeeded' and charge.amount_captured_minor > 0`;
