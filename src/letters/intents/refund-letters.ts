import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { prepared } from '../../infrastructure/database/prepared';
import type { LetterIntent } from './letter-kinds';
import { receiptNumber } from './receipt-number';

/**
 * Letters about money given back: written once it has left, and Stripe no longer waits for anybody; and about money that
 * came back, since the donor may have been told otherwise. Of a refund that came to nothing while it waited both are
 * written, too, and overtaken before they are sent: so the same are written in whatever order it was told.
 */
@Injectable()
export class RefundLetters {
  /**
   * @param postedKeys what was just written into the ledger
   * @param toldIds refunds of which something was just told
   */
  async wantedBy(
    manager: EntityManager,
    postedKeys: readonly string[],
    toldIds: readonly string[],
  ): Promise<LetterIntent<'refund' | 'refund-failed'>[]> {
    const posted = postedKeys.flatMap((key) =>
      [REFUNDED, CAME_BACK].flatMap((prefix) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])),
    );
    const ids = [...new Set([...posted, ...toldIds])];
    if (ids.length === 0) return [];
    const rows = await prepared<RefundRow>(manager, GIVEN_BACK, [ids]);
    return rows.flatMap(lettersAbout);
  }
}

function lettersAbout(refund: RefundRow): LetterIntent<'refund' | 'refund-failed'>[] {
  const { refundId, chargeId, amountMinor, currency, isWhole, created, failedAt } = refund;
  const data = { amountMinor, currency, on: dayIn('UTC', created), number: receiptNumber(chargeId) };
  // Whose it is may become known only after this.
  const about = { businessId: refundId, contributionId: null };
  return [
    { ...about, kind: 'refund', occurredAt: created, data: { ...data, isWhole } },
    ...(failedAt === null ? [] : [{ ...about, kind: 'refund-failed' as const, occurredAt: failedAt, data }]),
  ];
}

const REFUNDED = 'refunded:';
const CAME_BACK = 'refund_reversed:';

interface RefundRow {
  readonly refundId: string;
  readonly chargeId: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly isWhole: boolean;
  readonly created: Date;
  /** When the money came back; null: it did not, or nobody knows when yet. */
  readonly failedAt: Date | null;
}

const GIVEN_BACK = `
  select r.stripe_id as "refundId", r.charge_id as "chargeId", r.amount_minor::text as "amountMinor", r.currency,
    r.amount_minor = charge.amount_captured_minor as "isWhole", r.created,
    case when r.status = 'failed' then (
      select created from balance_transactions where stripe_id = r.failure_balance_transaction_id) end as "failedAt"
  from refunds r join charges charge on charge.stripe_id = r.charge_id
  where r.stripe_id = any($1) and r.status not in ('pending', 'requires_action')
    and exists (select from ledger_transactions t where t.key = '${REFUNDED}' || r.stripe_id)`;
