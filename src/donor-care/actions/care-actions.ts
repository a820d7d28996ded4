import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../infrastructure/database/transaction';
import { ActionTooOld, ActionUnknown, OtherUnderWay } from '../care-problems';
import { asAction, CARE_COLUMNS, type CareAction, type CareRow, type CareTerms } from './care-action';

/** How an action ends. */
export type CareEnd = { readonly resultId: string | null } | { readonly refused: string };

/** What is done for donors, each under an id of its own: drawn up, said yes to, done. */
@Injectable()
export class CareActions {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns its id */
  drawUp(askedBy: string, terms: CareTerms): Promise<string> {
    const id = randomUUID();
    return inTransaction(this.dataSource, async (manager) => {
      await manager.query(FORGET);
      await manager.query(DRAW_UP, [id, askedBy, ...valuesOf(terms)]);
      return id;
    });
  }

  /** @throws ActionUnknown where it waits for the yes of somebody else */
  async find(id: string, askedBy: string): Promise<CareAction> {
    const [row]: CareRow[] = await this.dataSource.query(FIND, [id, askedBy]);
    if (row === undefined) throw new ActionUnknown();
    return asAction(row);
  }

  /**
   * Somebody says yes. `begun` is called once for an action, in the transaction in which it begins; of two who say it
   * at once the second comes after the first.
   * @throws ActionUnknown, ActionTooOld, OtherUnderWay
   */
  async begin(
    id: string,
    askedBy: string,
    begun: (manager: EntityManager, action: CareAction) => Promise<void>,
  ): Promise<CareAction> {
    return inTransaction<CareAction>(this.dataSource, async (manager) => {
      const [row]: (CareRow & { isOld: boolean })[] = await manager.query(FOR_UPDATE, [id, askedBy]);
      if (row === undefined) throw new ActionUnknown();
      const { isOld, ...known } = row;
      const action = asAction(known);
      if (action.state !== 'drawn-up') return action;
      if (isOld) throw new ActionTooOld();
      const others: unknown[] = await manager.query(UNDER_WAY, [action.kind, action.subject]);
      if (others.length > 0) throw new OtherUnderWay();
      await manager.query(BEGIN, [id]);
      await begun(manager, action);
      return { ...action, state: 'under-way' };
    }).catch((error: unknown) => {
      throw isTwin(error) ? new OtherUnderWay() : error;
    });
  }

  /**
   * The next call to Stripe is another, since Stripe would answer this one alike for a day. It may yet carry it out, and
   * is given time for that. Of two who say so one is heard.
   */
  async nextAttempt({ id, attempt }: CareAction): Promise<void> {
    await this.dataSource.query(NEXT_ATTEMPT, [id, attempt]);
  }

  /** `settled` is called once for an action, in the transaction in which it ends. */
  end(id: string, end: CareEnd, settled: (manager: EntityManager) => Promise<void>): Promise<void> {
    return inTransaction(this.dataSource, (manager) => this.endIn(manager, id, end, settled));
  }

  /** The same within the transaction of `manager`. */
  async endIn(
    manager: EntityManager,
    id: string,
    end: CareEnd,
    settled: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const values = 'refused' in end ? ['refused', null, end.refused] : ['done', end.resultId, null];
    const [, changed]: [unknown[], number] = await manager.query(END, [id, ...values]);
    if (changed === 1) await settled(manager);
  }
}

function valuesOf(terms: CareTerms): unknown[] {
  const { kind, donorId, contributionId, subject, amountMinor, currency, refundReason } = terms;
  const { refundedBeforeMinor, endsAt, reason } = terms;
  return [
    ...[kind, donorId, contributionId, subject, amountMinor?.toString() ?? null, currency ?? null],
    ...[refundReason ?? null, refundedBeforeMinor?.toString() ?? null, endsAt ?? null, reason],
  ];
}

function isTwin(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'care_actions_one_at_a_time';
}

const DRAW_UP = `
  insert into care_actions (id, asked_by, kind, donor_id, contribution_id, subject, amount_minor, currency,
    refund_reason, refunded_before_minor, ends_at, reason, asked_at, state, attempt)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp(), 'drawn-up', 1)`;

/** Who asked for what is in the audit log; here it is wanted as long as a page may be sent once more. */
const FORGET = `
  delete from care_actions where state <> 'under-way'
    and asked_at < clock_timestamp() - case state when 'drawn-up' then interval '1 day' else interval '90 days' end`;

/** Nobody says yes in another's name; what somebody has said yes to, whoever is there may bring to its end. */
const MAY_SEE = `id = $1 and (asked_by = $2 or state <> 'drawn-up')`;

const FIND = `select ${CARE_COLUMNS} from care_actions where ${MAY_SEE}`;

const FOR_UPDATE = `
  select ${CARE_COLUMNS}, asked_at < clock_timestamp() - interval '1 hour' as "isOld"
  from care_actions where ${MAY_SEE} for update`;

const UNDER_WAY = `select from care_actions where kind = $1 and subject = $2 and state = 'under-way'`;

const BEGIN = `update care_actions set state = 'under-way', confirmed_at = clock_timestamp() where id = $1`;

const NEXT_ATTEMPT = `
  update care_actions set attempt = attempt + 1, not_before = clock_timestamp() + interval '10 minutes'
  where id = $1 and attempt = $2 and state = 'under-way'`;

const END = `
  update care_actions set state = $2, result_id = $3, outcome = $4, settled_at = clock_timestamp()
  where id = $1 and state = 'under-way'`;
