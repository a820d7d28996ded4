import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { ReasonUnfit, refuseAddresses } from '../../foundation/problem/reason-unfit';
import { oneLine } from '../../foundation/text/one-line';
import { Audit } from '../audit/audit';
import type { AuditActor } from '../audit/audit-actions';
import { inTransaction } from '../database/transaction';
import { describeError } from '../logging/describe-error';
import { LOG, type Log } from '../logging/log';
import { GIVING, isSwitchName, SWITCH_WORDS, type SwitchedMethod, type SwitchName } from './switch-names';
import { SwitchUnknown } from './switch-problems';

/** What new gifts may not use now. */
export interface SwitchedOff {
  readonly giving: boolean;
  readonly methods: readonly SwitchedMethod[];
}

export interface SwitchState {
  readonly name: SwitchName;
  readonly words: string;
  /** Null: it is on. */
  readonly offSince: Date | null;
  /** Why it is off. */
  readonly reason: string | null;
}

/**
 * What stops new gifts, all of them or by one way of paying, until somebody turns it on again. Kept in the database, so
 * that every process obeys at once and a restart forgets nothing. Webhooks, renewals and what donors change of their gifts
 * go on: money that is on its way is always taken in.
 */
@Injectable()
export class Switches {
  private known: SwitchedOff = { giving: false, methods: [] };
  private lookedAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async off(): Promise<SwitchedOff> {
    const names = (await this.rows()).map(({ name }) => name);
    return { giving: names.includes(GIVING), methods: names.filter((name) => name !== GIVING) };
  }

  /**
   * The same for pages that are looked at by many: at most seconds old, and what was known last where the database gives no
   * answer. Who gives is asked for again, by `off`.
   */
  async lately(): Promise<SwitchedOff> {
    if (Date.now() - this.lookedAt < FRESH_MS) return this.known;
    this.lookedAt = Date.now();
    try {
      this.known = await this.off();
    } catch (error) {
      this.log.warn({ error: describeError(error) }, 'Whether giving is switched off could not be looked up');
    }
    return this.known;
  }

  /** Every switch there is. */
  async list(): Promise<SwitchState[]> {
    const off = new Map((await this.rows()).map((row) => [row.name, row]));
    return Object.entries(SWITCH_WORDS).map(([name, words]) => {
      const row = off.get(name as SwitchName);
      return { name: name as SwitchName, words, offSince: row?.off_since ?? null, reason: row?.reason ?? null };
    });
  }

  /** One that is off already stays as it was, with its reason. @throws SwitchUnknown, ReasonUnfit */
  async turnOff(actor: AuditActor, name: string, reason: string): Promise<void> {
    const values = [known(name), fitting(reason), this.clock.now()];
    await this.turn(actor, name, { action: 'switch-turned-off', details: { reason: fitting(reason) } }, (manager) =>
      manager.query(TURN_OFF, values),
    );
  }

  /** One that is on already stays on. @throws SwitchUnknown */
  async turnOn(actor: AuditActor, name: string): Promise<void> {
    const values = [known(name)];
    await this.turn(actor, name, { action: 'switch-turned-on', details: {} }, async (manager) => {
      const [rows] = (await manager.query(TURN_ON, values)) as [unknown[], number];
      return rows;
    });
  }

  private async turn(
    actor: AuditActor,
    name: string,
    note: { action: 'switch-turned-off' | 'switch-turned-on'; details: Record<string, string> },
    change: (manager: EntityManager) => Promise<unknown[]>,
  ): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      if ((await change(manager)).length > 0) await this.audit.record(manager, { actor, subjectId: name, ...note });
    });
    this.lookedAt = 0;
  }

  private rows(): Promise<{ name: SwitchName; reason: string; off_since: Date }[]> {
    return this.dataSource.query('select name, reason, off_since from switches_off order by name');
  }
}

/** One look for all the readers of an article. */
const FRESH_MS = 3_000;

const TURN_OFF = `
  insert into switches_off (name, reason, off_since) values ($1, $2, $3) on conflict (name) do nothing returning name`;
const TURN_ON = 'delete from switches_off where name = $1 returning name';

function known(name: string): SwitchName {
  if (!isSwitchName(name)) throw new SwitchUnknown(Object.keys(SWITCH_WORDS));
  return name;
}

/** For the audit log, which is kept for ever. */
function fitting(reason: string): string {
  const words = oneLine(reason);
  if (words.length < REASON.least || words.length > REASON.most)
    throw new ReasonUnfit(`Say in ${REASON.least} to ${REASON.most} letters why, for whoever finds it off.`);
  refuseAddresses(words);
  return words;
}

const REASON = { least: 5, most: 300 };
