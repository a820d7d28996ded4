import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { prepared } from '../../infrastructure/database/prepared';
import type { LetterIntent } from './letter-kinds';
import { receiptNumber } from './receipt-number';

/**
 * Letters about money given back: written once it has left, and Stripe no longer waits for anybody. Of a refund that came
 * to nothing while it waited a letter is written, too, and overtaken before it is sent: so the same are written in
 * whatever order it was told.
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
  ): Promise<LetterIntent<'refund'>[]> {
    const posted = postedKeys.flatMap((key) => (key.startsWith(REFUNDED) ? [key.slice(REFUNDED.length)] : []));
    const ids = [...new Set([...posted, ...toldIds])];
    if (ids.length === 0) return [];
    const rows = await prepared<RefundRow>(manager, GIVEN_BACK, [ids]);
    return rows.map(({ refundId, chargeId, amountMinor, currency, isWhole, created }) => ({
      // Whose it is may become known only after this.
      ...{ kind: 'refund', businessId: refundId, contributionId: null, occurredAt: created },
      data: { amountMinor, currency, on: dayIn('UTC', created), isWhole, number: receiptNumber(chargeId) },
    }));
  }
}

const REFUNDED = 'refunded:';

interface RefundRow {
  readonly refundId: string;
  readonly chargeId: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly isWhole: boolean;
  readonly created: Date;
}

const GIVEN_BACK = `
  select r.stripe_id as "refundId", r.charge_id as "chargeId", r.amount_minor::text as "amountMinor", r.currency,
    r.amount_minor = charge.amount_captured_minor as "isWhole", r.created
  from refunds r join charges charge on charge.stripe_id = r.charge_id
  where r.stripe_id = any($1) and r.status not in ('pending', 'requires_action')
    and exists (select from ledger_transactions t where t.key = '${REFUNDED}' || r.stripe_id)`;
