import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';

/**
 * - `ending`: gifts end at Stripe, and Stripe forgets the address
 * - `writing`: the last letter is on its way; then the key is destroyed
 * - `done`: nothing leads to the donor any more
 */
export type ErasureState = 'ending' | 'writing' | 'done';

export interface ErasureRequest {
  readonly id: string;
  readonly donorId: string;
  readonly language: string;
  readonly askedAt: Date;
  readonly state: ErasureState;
  /** Stripe's ids of those whom it knows no more. */
  readonly removedCustomers: readonly string[];
  /** How often it failed. */
  readonly attempt: number;
}

/** The wishes to be erased: a row each, written before Stripe is asked, so that each is carried out whole. */
@Injectable()
export class ErasureRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One at a time for a donor, in a serializable transaction. @returns the id of the one that is under way then */
  async write(manager: EntityManager, donorId: string, language: string): Promise<string> {
    const known = await this.underWay(donorId, manager);
    if (known !== null) return known;
    const id = randomUUID();
    await manager.query(WRITE, [id, donorId, language, this.clock.now()]);
    return id;
  }

  /** @returns its id; null: none is */
  async underWay(donorId: string, manager: EntityManager = this.dataSource.manager): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(UNDER_WAY, [donorId]);
    return row?.id ?? null;
  }

  /** @returns null: not known, or done so long ago that nobody looks any more */
  async stateOf(id: string): Promise<ErasureState | null> {
    const [row]: { state: ErasureState }[] = await this.dataSource.query(STATE, [id]);
    return row?.state ?? null;
  }

  /** Those that can go on now: first those whose gifts still go on, and then whoever was not looked at for longest. */
  due(): Promise<ErasureRequest[]> {
    return this.dataSource.query(DUE, [AT_ONCE]);
  }

  async customerRemoved(id: string, customerId: string): Promise<void> {
    await this.dataSource.query(CUSTOMER_REMOVED, [id, customerId]);
  }

  async writing(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`update erasure_requests set state = 'writing' where id = $1 and state = 'ending'`, [id]);
  }

  async done(id: string): Promise<void> {
    await this.dataSource.query(DONE, [id]);
  }

  /** The letter is not gone yet: next time others have their turn before it. */
  async wait(id: string): Promise<void> {
    await this.dataSource.query(WAIT, [id]);
  }

  /** It is tried again, later each time. @returns how often it failed by now */
  async putOff(id: string): Promise<number> {
    const [rows]: [{ attempt: number }[], number] = await this.dataSource.query(PUT_OFF, [id]);
    return rows[0]?.attempt ?? 0;
  }

  /** Nobody looks any more how far it is. */
  async forgetDone(): Promise<void> {
    await this.dataSource.query(FORGET_DONE);
  }
}

/** Each costs a few calls to Stripe. */
const AT_ONCE = 20;

const WRITE = `
  insert into erasure_requests (id, donor_id, language, asked_at, state) values ($1, $2, $3, $4, 'ending')`;

const UNDER_WAY = `select id from erasure_requests where donor_id = $1 and state <> 'done' limit 1`;

const STATE = `select state from erasure_requests where id = $1`;

const DUE = `
  select id, donor_id as "donorId", language, asked_at as "askedAt", state, removed_customers as "removedCustomers", attempt
  from erasure_requests
  where state <> 'done' and (not_before is null or not_before <= clock_timestamp())
  order by state <> 'ending', not_before nulls first, asked_at, id limit $1`;

const CUSTOMER_REMOVED = `
  update erasure_requests set removed_customers = array_append(removed_customers, $2)
  where id = $1 and not $2 = any(removed_customers)`;

const DONE = `
  update erasure_requests set state = 'done', removed_customers = '{}', done_at = clock_timestamp(), not_before = null
  where id = $1 and state <> 'done'`;

const WAIT = `update erasure_requests set not_before = clock_timestamp() where id = $1 and state <> 'done'`;

/** Two minutes, doubling up to an hour. */
const PUT_OFF = `
  update erasure_requests set attempt = least(attempt + 1, 1000),
    not_before = clock_timestamp() + make_interval(mins => least(60, 2 ^ least(attempt + 1, 6))::integer)
  where id = $1 and state <> 'done' returning attempt`;

const FORGET_DONE = `delete from erasure_requests where done_at < clock_timestamp() - interval '7 days'`;
