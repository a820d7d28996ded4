import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface DueFetch {
  readonly objectType: string;
  readonly objectId: string;
  readonly attempts: number;
  /** Until when it is ours, as PostgreSQL writes it: noted anew meanwhile, it is another. */
  readonly leasedUntil: string;
}

/** The list of what has to be asked for. */
@Injectable()
export class DueFetches {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes some for this worker by moving their due time ahead: if it dies, that is when they are due again. */
  async claim(): Promise<DueFetch[]> {
    const [rows]: [ClaimedRow[], number] = await this.dataSource.query(CLAIM, [BATCH_SIZE, LEASE_SECONDS]);
    return rows.map(({ object_type: objectType, object_id: objectId, attempts, due_at: leasedUntil }) => ({
      ...{ objectType, objectId, attempts, leasedUntil },
    }));
  }

  /** Their answers are in the inbox. */
  async done(fetches: readonly DueFetch[]): Promise<void> {
    if (fetches.length > 0) await this.dataSource.query(DONE, [JSON.stringify(fetches)]);
  }

  /** @param code Stripe's, or ours of what went wrong; never a text */
  async failed({ objectType, objectId, attempts }: DueFetch, code: string): Promise<void> {
    const delaySeconds = Math.min(2 ** attempts, LONGEST_DELAY_S);
    await this.dataSource.query(FAILED, [objectType, objectId, delaySeconds, code]);
  }
}

interface ClaimedRow {
  readonly object_type: string;
  readonly object_id: string;
  readonly attempts: number;
  readonly due_at: string;
}

/** One page of Stripe's list can answer as many. */
const BATCH_SIZE = 100;
/** Longer than asking for all of them one by one takes. */
const LEASE_SECONDS = 60;
/** An hour: what is missing at Stripe so long will not come, and somebody has been told. */
const LONGEST_DELAY_S = 3_600;

const CLAIM = `
  update stripe_fetches f set due_at = clock_timestamp() + make_interval(secs => $2)
  from (
    select object_type, object_id from stripe_fetches where due_at <= clock_timestamp()
    order by due_at limit $1 for update skip locked
  ) due
  where f.object_type = due.object_type and f.object_id = due.object_id
  returning f.object_type, f.object_id, f.attempts, f.due_at::text as due_at`;

const DONE = `
  delete from stripe_fetches f using json_to_recordset($1)
    as d("objectType" text, "objectId" text, "leasedUntil" timestamptz)
  where f.object_type = d."objectType" and f.object_id = d."objectId" and f.due_at = d."leasedUntil"`;

const FAILED = `
  update stripe_fetches
  set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => $3), reason = $4
  where object_type = $1 and object_id = $2`;
