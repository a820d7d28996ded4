import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { inTransaction } from '../../infrastructure/database/transaction';
import { ChangeUnderWay } from './change-problems';
import { ChangeOutcomes, type Onlooker } from './change-outcomes';
import type { ChangeAnswer, ChangeTerms, EndReason, GiftChange, PriceTerms, Stood } from './gift-change';

/** What is written down before Stripe is asked. */
export interface NewChange {
  readonly id: string;
  readonly contributionId: string;
  readonly subscriptionId: string;
  readonly terms: ChangeTerms;
  readonly stood?: Stood;
  readonly reason?: EndReason | null;
  readonly sealedWords?: Buffer | null;
}

/** The changes that donors asked for: a row each, written before Stripe is asked, and settled by its answer. */
@Injectable()
export class GiftChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outcomes: ChangeOutcomes,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<GiftChange | null> {
    const [row]: GiftChange[] = await this.dataSource.query(`select ${COLUMNS} from gift_changes where id = $1`, [id]);
    return row ?? null;
  }

  /** @returns the change of this id as it stands: it may have been begun before. @throws ChangeUnderWay */
  async begin(change: NewChange): Promise<GiftChange> {
    await inTransaction(this.dataSource, (manager) => this.write(manager, change, 'under-way')).catch(
      (error: unknown) => {
        throw isTwin(error) ? new ChangeUnderWay() : error;
      },
    );
    const begun = await this.find(change.id);
    if (begun === null) throw new Error('A change just written cannot be read');
    return begun;
  }

  /** To be made once no other change of the gift is under way. One that was written before is not written again. */
  writeWaiting(manager: EntityManager, change: NewChange): Promise<void> {
    return this.write(manager, change, 'waiting');
  }

  /** Takes those that nobody is at, for a minute; what waited for another begins. */
  async due(): Promise<GiftChange[]> {
    await inTransaction(this.dataSource, (manager) => manager.query(BEGIN_WAITING)).catch((error: unknown) => {
      // Somebody began one meanwhile: it waits for the next round.
      if (!isTwin(error)) throw error;
    });
    const [due]: [GiftChange[], number] = await this.dataSource.query(TAKE_DUE, [AT_ONCE]);
    return due;
  }

  /** The next call to Stripe is another, since Stripe would answer this one alike for a day. */
  async nextAttempt({ id, attempt }: GiftChange): Promise<void> {
    await this.dataSource.query(NEXT_ATTEMPT, [id, attempt]);
  }

  /** No answer came; it is asked once more, with the same key, a little later. */
  async putOff({ id }: GiftChange): Promise<void> {
    await this.dataSource.query(PUT_OFF, [id]);
  }

  /** The first to settle it has its donor written to. */
  async settle(change: GiftChange, answer: ChangeAnswer, onlooker: Onlooker): Promise<void> {
    const outcome = typeof answer === 'object' ? answer.refused : null;
    const state = outcome === null ? 'done' : 'refused';
    const isPaying = answer === 'made-and-paying';
    const values = [change.id, state, outcome?.slice(0, 200) ?? null, this.clock.now(), isPaying];
    await inTransaction(this.dataSource, async (manager) => {
      const [[settled]]: [{ reason: EndReason | null }[], number] = await manager.query(SETTLE, values);
      if (settled !== undefined) await this.outcomes.tell(manager, { change, ...settled, outcome, onlooker });
    });
  }

  /** The newest of a gift that was made and moved a payment, where it was to be taken before, and to. */
  async lastMove(subscriptionId: string): Promise<{ before: Date; nextAt: Date } | null> {
    const [row]: { terms: { before: string; nextAt: string } }[] = await this.dataSource.query(LAST_MOVE, [
      subscriptionId,
    ]);
    return row === undefined ? null : { before: new Date(row.terms.before), nextAt: new Date(row.terms.nextAt) };
  }

  /** What is planned for later beside a change of the same gift; null: nothing, or it has begun. */
  async planOf({ id, subscriptionId }: GiftChange): Promise<PriceTerms | null> {
    const [row]: { terms: PriceTerms }[] = await this.dataSource.query(PLAN, [subscriptionId, id, this.clock.now()]);
    return row?.terms ?? null;
  }

  private async write(manager: EntityManager, change: NewChange, state: 'waiting' | 'under-way'): Promise<void> {
    const { id, contributionId, subscriptionId, terms, stood = null, reason = null, sealedWords = null } = change;
    await manager.query(WRITE, [
      ...[id, terms.kind, contributionId, subscriptionId, JSON.stringify(terms), reason, sealedWords],
      ...[this.clock.now(), state, stood && JSON.stringify(stood)],
    ]);
  }
}

function isTwin(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'gift_changes_one_at_a_time';
}

/** Each costs a call or two to Stripe. */
const AT_ONCE = 50;

const COLUMNS = `id, contribution_id as "contributionId", subscription_id as "subscriptionId", terms, stood, state, attempt,
  asked_at as "askedAt", outcome`;

const WRITE = `
  insert into gift_changes (id, kind, contribution_id, subscription_id, terms, reason, sealed_words, asked_at, state, stood, attempt, not_before)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, case when $9 = 'under-way' then clock_timestamp() + interval '1 minute' end)
  on conflict (id) do nothing`;

const BEGIN_WAITING = `
  update gift_changes set state = 'under-way'
  where id in (
    select distinct on (subscription_id) id from gift_changes waiting
    where state = 'waiting' and not exists (
      select from gift_changes other where other.subscription_id = waiting.subscription_id and other.state = 'under-way')
    order by subscription_id, asked_at, id)`;

/** Whoever writes one down asks Stripe at once, and needs less than a minute for that. */
const TAKE_DUE = `
  update gift_changes set not_before = clock_timestamp() + interval '1 minute'
  where id in (
    select id from gift_changes
    where state = 'under-way' and (not_before is null or not_before <= clock_timestamp())
    order by asked_at, id limit $1 for update skip locked)
  returning ${COLUMNS}`;

const NEXT_ATTEMPT = `
  update gift_changes set attempt = attempt + 1, not_before = clock_timestamp() + interval '1 minute'
  where id = $1 and attempt = $2 and state = 'under-way'`;

const PUT_OFF = `
  update gift_changes set not_before = clock_timestamp() + interval '30 seconds' where id = $1 and state = 'under-way'`;

const SETTLE = `
  update gift_changes set state = $2, outcome = $3, settled_at = $4, payment_under_way = $5 where id = $1 and state = 'under-way'
  returning reason`;

const PLAN = `
  select terms from (
    select terms from gift_changes
    where subscription_id = $1 and id <> $2 and state = 'done' and kind <> 'card' order by asked_at desc, id limit 1) newest
  where terms->>'when' = 'period-end' and (terms->>'nextAt')::timestamptz > $3`;

const LAST_MOVE = `
  select terms from gift_changes
  where subscription_id = $1 and state = 'done' and kind = 'pause' and terms->>'how' = 'move'
  order by asked_at desc, id limit 1`;
