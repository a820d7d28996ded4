import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { prepared } from '../../infrastructure/database/prepared';
import type { LetterData, LetterIntent } from './letter-kinds';
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
    return rows.map((row) => {
      const { chargeId, contributionId, frequency, isFirst, amountMinor, feeCoverMinor, currency, created, months } =
        row;
      return {
        ...{ kind: 'receipt', businessId: chargeId, contributionId, occurredAt: created },
        data: {
          ...(feeCoverMinor !== '0' && { feeCoverMinor }),
          ...{ number: receiptNumber(chargeId), amountMinor, currency, on: dayIn('UTC', created) },
          ...(months !== null && { monthsCovered: months }),
          occasion: occasionOf(frequency, isFirst),
        },
      };
    });
  }
}

/** @param isFirst of a recurring gift: whether it is its first payment */
export function occasionOf(frequency: string, isFirst: unknown): LetterData['receipt']['occasion'] {
  if (frequency === 'one-time') return 'once';
  return isFirst === true ? 'first' : 'renewal';
}

interface ReceiptRow {
  readonly chargeId: string;
  readonly contributionId: string;
  readonly frequency: string;
  readonly isFirst: boolean;
  readonly amountMinor: string;
  /** Of the amount; "0" also where it is no longer the amount that was pledged. */
  readonly feeCoverMinor: string;
  readonly currency: string;
  readonly created: Date;
  /** How many monthly gifts it stands for; null: it stands for itself. */
  readonly months: number | null;
}

/** Whether a charge pays the first bill of a recurring gift, as SQL over a row `charge`: the same whenever it is asked. */
const PAYS_FIRST_BILL = `exists (
  select from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
  where ip.payment_intent_id = charge.payment_intent_id and i.billing_reason = 'subscription_create')`;

/**
 * Whether it is the first charge of a recurring gift, as SQL over a row `charge`: what was paid on the payment page, or
 * what came first after a bank had sent that back. To be asked when all that came before is known.
 */
export const IS_FIRST = `(${PAYS_FIRST_BILL} or exists (
  select from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
    join invoices unpaid on unpaid.subscription_id = i.subscription_id and unpaid.billing_reason = 'subscription_create'
  where ip.payment_intent_id = charge.payment_intent_id and unpaid.total_minor > 0
    and (unpaid.status in ('void', 'uncollectible') or unpaid.status = 'open' and i.billing_reason = 'subscription_cycle')
    and not exists (
      select from invoices paid join invoice_payments way on way.invoice_id = paid.stripe_id
        join charges before on before.payment_intent_id = way.payment_intent_id
      where paid.subscription_id = i.subscription_id and before.status = 'succeeded' and before.amount_captured_minor > 0
        and before.created < charge.created)))`;

/**
 * Of a charge, what covers the costs of its payment, as text and as SQL over rows `charge` and contribution `c`. Once the
 * donor has changed the amount, nobody says how much of the new one is for costs.
 */
export const FEE_COVER = `(case when charge.amount_captured_minor = c.amount_minor then c.fee_cover_minor else 0 end)::text`;

const ATTRIBUTED = `
  select charge.stripe_id as "chargeId", c.id as "contributionId", c.frequency, c.months_covered as months,
    charge.amount_captured_minor::text as "amountMinor", charge.currency,
    ${FEE_COVER} as "feeCoverMinor",
    charge.created,
    ${PAYS_FIRST_BILL} as "isFirst"
  from ledger_transactions t
    join charges charge on charge.stripe_id = t.stripe_id
    join contributions c on c.id = t.contribution_id
  where t.key = any($1) and t.revision = 1 and c.receipt
    and charge.status = 'succeeded' and charge.amount_captured_minor > 0
    -- of a gift that another system had before, what it was charged then is that system's to thank for
    and charge.created > c.pledged_at - interval '1 day'`;
