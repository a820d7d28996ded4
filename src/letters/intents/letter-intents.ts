import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { prepared } from '../../infrastructure/database/prepared';
import { EXPLAIN_FAILURES, SEND_LETTERS, SendingSoon } from '../sending/sending-soon';
import { letterId } from './letter-id';
import type { LetterData, LetterIntent, LetterKind } from './letter-kinds';

/** Writes letters down, in the transaction that causes them: rolled back, nobody is written to. */
@Injectable()
export class LetterIntents {
  constructor(
    private readonly clock: Clock,
    private readonly sending: SendingSoon,
  ) {}

  /**
   * One that was written before, sent or not, is not written again. What happened long ago, or before the database was
   * filled anew or restored, is only recorded: its letter was sent then.
   */
  async write(manager: EntityManager, intents: readonly LetterIntent[]): Promise<void> {
    if (intents.length === 0) return;
    const now = this.clock.now();
    const rows = intents.map((intent) => rowOf(intent, now));
    const written = await prepared<{ kind: LetterKind; state: string }>(manager, WRITE, [
      JSON.stringify(rows),
      now,
      new Date(now.getTime() - OLD_AFTER_MS),
    ]);
    const kinds = written.flatMap(({ kind, state }) => (state === 'pending' ? kind : []));
    if (kinds.length > 0) this.sending.ask(manager, SEND_LETTERS);
    if (kinds.includes('payment-failed')) this.sending.ask(manager, EXPLAIN_FAILURES);
  }

  /** Letters that wait to learn whose gift it is need not wait longer. */
  async addressKnown(manager: EntityManager, contributionIds: readonly string[]): Promise<void> {
    if (contributionIds.length === 0) return;
    await prepared(manager, HURRY, [contributionIds, this.clock.now()]);
  }

  /** From now on, whatever happened before `until` is only recorded. */
  async keepQuiet(manager: EntityManager, until: Date): Promise<void> {
    await manager.query(keepQuietSql('$1'), [until]);
  }
}

function rowOf({ kind, businessId, contributionId, data, occurredAt }: LetterIntent, now: Date): object {
  return {
    ...{ id: letterId(kind, businessId), kind, business_id: businessId, contribution_id: contributionId, data },
    number: kind === 'receipt' ? ((data as Partial<LetterData['receipt']>).number ?? null) : null,
    ...{ occurred_at: occurredAt, due_at: new Date(now.getTime() + (WAITS_MS[kind] ?? 0)) },
  };
}

/** A bank debit is confirmed up to three weeks after it was made; whatever is older is news to nobody. */
const OLD_AFTER_MS = 30 * 86_400_000;

/**
 * Why a payment failed is asked for first (see FailureReasons); without an answer the letter goes out all the same. Of
 * money that came back it is known by then whether the donor was told that it is on its way.
 */
const WAITS_MS: Partial<Record<LetterKind, number>> = { 'payment-failed': 300_000, 'refund-failed': 300_000 };

const WRITE = `
  insert into letters (id, kind, business_id, contribution_id, number, data, written_at, due_at, state, attempt, outcome)
  select id, kind, business_id, contribution_id, number, data, $2, due_at,
    case when is_old then 'suppressed' else 'pending' end, 0, case when is_old then 'long-ago' end
  from json_to_recordset($1) as wanted(id uuid, kind text, business_id text, contribution_id uuid, number text, data jsonb,
      occurred_at timestamptz, due_at timestamptz)
    cross join lateral (
      select occurred_at < greatest($3::timestamptz, (select until from letters_quiet)) as is_old) age
  on conflict do nothing returning kind, state`;

const HURRY = `
  update letters set due_at = $2 where contribution_id = any($1) and state = 'pending' and due_at > $2
    -- these wait for something else
    and kind <> 'payment-failed'`;

/** @param until an instant, as SQL */
export const keepQuietSql = (until: string): string => `
  insert into letters_quiet (until) values (${until})
  on conflict (only_one) do update set until = greatest(letters_quiet.until, excluded.until)`;
