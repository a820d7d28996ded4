import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { prepared } from '../../infrastructure/database/prepared';
import { SendingSoon } from '../sending/sending-soon';
import type { LetterData, LetterIntent } from './letter-kinds';

/** Writes letters down, in the transaction that causes them: rolled back, nobody is written to. */
@Injectable()
export class LetterIntents {
  constructor(
    private readonly clock: Clock,
    private readonly sending: SendingSoon,
  ) {}

  /**
   * One that was written before, sent or not, is not written again. What happened long ago is only recorded: nobody
   * wants a receipt for last year's gift because a database was filled anew.
   * @param quietUntil letters about what happened before this are only recorded
   */
  async write(manager: EntityManager, intents: readonly LetterIntent[], quietUntil: Date | null = null): Promise<void> {
    if (intents.length === 0) return;
    const now = this.clock.now();
    const tooOld = new Date(Math.max(now.getTime() - OLD_AFTER_MS, quietUntil?.getTime() ?? 0));
    const rows = intents.map(({ kind, businessId, contributionId, data, occurredAt }) => ({
      ...{ id: randomUUID(), kind, business_id: businessId, contribution_id: contributionId, data },
      number: kind === 'receipt' ? ((data as Partial<LetterData['receipt']>).number ?? null) : null,
      state: occurredAt < tooOld ? 'suppressed' : 'pending',
    }));
    await prepared(manager, WRITE, [JSON.stringify(rows), now]);
    if (rows.some(({ state }) => state === 'pending')) this.sending.ask();
  }

  /** Letters that wait to learn whose gift it is need not wait longer. */
  async addressKnown(manager: EntityManager, contributionIds: readonly string[]): Promise<void> {
    if (contributionIds.length === 0) return;
    await prepared(manager, HURRY, [contributionIds, this.clock.now()]);
  }
}

/** A bank debit is confirmed up to three weeks after it was made; whatever is older is news to nobody. */
const OLD_AFTER_MS = 30 * 86_400_000;

const WRITE = `
  insert into letters (id, kind, business_id, contribution_id, number, data, written_at, due_at, state, attempt, outcome)
  select id, kind, business_id, contribution_id, number, data, $2, $2, state, 0,
    case state when 'suppressed' then 'long-ago' end
  from json_to_recordset($1) as wanted(id uuid, kind text, business_id text, contribution_id uuid, number text, data jsonb,
    state text)
  on conflict (kind, business_id) do nothing`;

const HURRY = `
  update letters set due_at = $2 where contribution_id = any($1) and state = 'pending' and due_at > $2`;
