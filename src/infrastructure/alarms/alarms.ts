import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { AlarmDetails } from './alarm.entity';
import type { AlarmKind } from './alarm-kinds';
import { AfterCommit } from './after-commit';

/** Calls for a person, as part of the transaction that found out: rolled back, nobody is called. */
@Injectable()
export class Alarms {
  constructor(
    private readonly clock: Clock,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * The same kind and subject is one alarm until it is resolved; raised again, it counts and shows the newer details.
   * @param subject the id of the thing it is about; '' where there is but one
   */
  async raise(manager: EntityManager, kind: AlarmKind, subject: string, details: AlarmDetails = {}): Promise<void> {
    const values = [randomUUID(), kind, subject, JSON.stringify(details), this.clock.now()];
    const [row]: { id: string; times: number }[] = await manager.query(RAISE, values);
    this.afterCommit.announce(manager, { id: row?.id ?? '', kind, subject, times: row?.times ?? 1, details });
  }

  /** What it was about is settled; nothing happens where no such alarm is open. */
  async resolve(manager: EntityManager, kind: AlarmKind, subject: string): Promise<void> {
    await manager.query(RESOLVE, [kind, subject, this.clock.now()]);
  }

  /** Resolves every open alarm of a kind whose subject is not among those given. */
  async resolveOthers(manager: EntityManager, kind: AlarmKind, subjects: readonly string[]): Promise<void> {
    await manager.query(RESOLVE_OTHERS, [kind, subjects, this.clock.now()]);
  }
}

/** Delivery goes by the wall clock. */
const RAISE = `
  insert into alarms (id, kind, subject, details, raised_at, last_seen_at, due_at)
  values ($1, $2, $3, $4, $5, $5, clock_timestamp())
  on conflict (kind, subject) where resolved_at is null
  do update set last_seen_at = excluded.last_seen_at, times = alarms.times + 1, details = excluded.details
  returning id, times`;

const RESOLVE = 'update alarms set resolved_at = $3 where kind = $1 and subject = $2 and resolved_at is null';

const RESOLVE_OTHERS =
  'update alarms set resolved_at = $3 where kind = $1 and resolved_at is null and not (subject = any ($2))';
