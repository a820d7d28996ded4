import type { EntityManager } from 'typeorm';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import { prepared } from '../../infrastructure/database/prepared';
import { frequencyWhenBilledSql } from '../../payments/standing/links';
import type { LetterData, LetterKind } from '../intents/letter-kinds';
import { DATA, OVERTAKEN, SUBJECT_GIFT, WHOLE_ID } from './due-letters-sql';

/** A letter that is due, with the gift it is about. */
export interface DueLetter<Kind extends LetterKind = LetterKind> {
  readonly id: string;
  readonly kind: Kind;
  readonly businessId: string;
  readonly data: LetterData[Kind];
  /** When it was written, or asked for once more. */
  readonly wantedAt: Date;
  /** How often it was tried before. */
  readonly attempt: number;
  readonly sealedEmail: Buffer | null;
  readonly sealingKeyId: string | null;
  /** What happened since makes it untrue. */
  readonly isOvertaken: boolean;
  /** Null: not known (yet). */
  readonly gift: DueGift | null;
}

export interface DueGift {
  readonly contributionId: string;
  readonly frequency: Frequency;
  readonly language: string;
  /** Whether its donor is to be written to at all. */
  readonly receipt: boolean;
  /** Null: not known (yet). */
  readonly donorId: string | null;
}

export function dueLetters(manager: EntityManager, ids: readonly string[]): Promise<DueLetter[]> {
  return prepared(manager, DUE, [ids]);
}

/** Of a receipt as it was when the charge was billed, of all else as it is now; null where that never changed. */
const AGREED_FREQUENCY = `case letter.kind
  when 'receipt' then (
    select agreed.frequency from charges charge
      cross join lateral (${frequencyWhenBilledSql('charge.payment_intent_id')}) agreed
    where charge.stripe_id = ${WHOLE_ID})
  else (
    select case si.interval when 'year' then 'annual' else 'monthly' end
    from subscriptions s join subscription_intervals si on si.subscription_id = s.stripe_id
    where s.contribution_id = c.id order by si.since desc limit 1) end`;

/** @param $1 ids of letters */
export const DUE = `
  select letter.id, letter.kind, letter.business_id as "businessId", ${DATA} as data, coalesce(letter.asked_again_at, letter.written_at) as "wantedAt", letter.attempt,
    letter.sealed_email as "sealedEmail", letter.sealing_key_id as "sealingKeyId", ${OVERTAKEN} as "isOvertaken",
    (select json_build_object('contributionId', c.id, 'frequency', coalesce(${AGREED_FREQUENCY}, c.frequency), 'language', c.language,
        'receipt', c.receipt, 'donorId', c.donor_id)
      from contributions c where c.id = ${SUBJECT_GIFT}) as gift
  from letters letter where letter.id = any($1) order by letter.due_at, letter.id`;
