import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';

/** Whether somebody has given: by whom, or by the link that led to the gift. */
export interface GiftQuestion {
  readonly id: string;
  readonly donorId: string;
  readonly since: Date;
  /** Hashes of the links, hexadecimal. */
  readonly reminderHashes: readonly string[];
}

/** Answers whoever is about to ask a donor for a gift. */
@Injectable()
export class GiftsSince {
  /**
   * A gift on its way counts like one that arrived, a recurring one for as long as it lives.
   * @returns the ids of the questions that are answered with yes
   */
  async answer(manager: EntityManager, questions: readonly GiftQuestion[]): Promise<ReadonlySet<string>> {
    if (questions.length === 0) return new Set();
    const rows = await prepared<{ id: string }>(manager, GAVE, [JSON.stringify(questions)]);
    return new Set(rows.map(({ id }) => id));
  }
}

const GAVE = `
  select asked.id from json_to_recordset($1) as asked(
    id text, "donorId" uuid, since timestamptz, "reminderHashes" json)
  where exists (
      select from contributions c
      where c.status in ('confirmed', 'pending') and c.pledged_at > asked.since and (c.donor_id = asked."donorId"
        or c.reminder_hash = any(array(select decode(hash, 'hex') from json_array_elements_text(asked."reminderHashes") hash))))
    or exists (
      select from contributions c join subscriptions s on s.contribution_id = c.id
      where c.donor_id = asked."donorId" and s.status in ('active', 'trialing', 'past_due'))
    or exists (
      select from donors d
      where d.id = asked."donorId" and d.last_gift_on >= (asked.since at time zone 'UTC')::date)`;
