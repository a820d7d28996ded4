import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { normaliseEmail } from '../../foundation/crypto/email-index';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { SignInSlowed } from '../staff-problems';

/** What tries are counted for: an address, or a browser that its owner has signed in with before. */
export type FailureSubject = { readonly device: string } | { readonly address: string };

/**
 * Slows guessing down. Whoever guesses makes an address slow for strangers alone: a browser that is known counts for
 * itself, so nobody is locked out by what others type. An address that nobody has is slowed as any other.
 */
@Injectable()
export class Failures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: IdentityKeys,
  ) {}

  /**
   * Counts a try as failed before it is made, so that a hundred at once are not all let through.
   * @returns how many have failed in a row, this one included. @throws SignInSlowed when it is too soon
   */
  async begin(subject: FailureSubject): Promise<number> {
    const key = this.keyOf(subject);
    const [row]: { failures: number }[] = await this.dataSource.query(COUNT, [key]);
    if (row !== undefined) return row.failures;
    const [wait]: { seconds: number }[] = await this.dataSource.query(WAIT, [key]);
    throw new SignInSlowed(Math.max(wait?.seconds ?? 1, 1));
  }

  /** It was no failure after all. */
  async forget(subject: FailureSubject): Promise<void> {
    await this.dataSource.query('delete from staff_failures where key = $1', [this.keyOf(subject)]);
  }

  async forgetEnded(): Promise<void> {
    await this.dataSource.query(`delete from staff_failures where failed_at < clock_timestamp() - interval '1 day'`);
  }

  private keyOf(subject: FailureSubject): Buffer {
    const text = 'device' in subject ? `device ${subject.device}` : `address ${normaliseEmail(subject.address)}`;
    return createHmac('sha256', this.keys.key(this.keys.newestId, 'staff-failures')).update(text).digest();
  }
}

/** So many are free: a person mistypes. */
export const FREE_TRIES = 5;
/** Two seconds, doubling up to a quarter of an hour: a hundred guesses a day, of what twelve characters may be. */
const LONGEST_WAIT_SECONDS = 900;

const NEXT = `case when f.failed_at < clock_timestamp() - interval '1 day' then 1 else least(f.failures + 1, 30) end`;
const WAIT_SECONDS = `case when ${NEXT} < ${FREE_TRIES} then 0 else least(2 ^ (${NEXT} - ${FREE_TRIES - 1}), ${LONGEST_WAIT_SECONDS}) end`;

const COUNT = `
  insert into staff_failures as f (key, failures, blocked_until, failed_at)
  values ($1, 1, clock_timestamp(), clock_timestamp())
  on conflict (key) do update set failures = ${NEXT},
    blocked_until = clock_timestamp() + make_interval(secs => ${WAIT_SECONDS}), failed_at = clock_timestamp()
  where f.blocked_until <= clock_timestamp()
  returning failures`;

const WAIT = `
  select ceil(extract(epoch from blocked_until - clock_timestamp()))::int as seconds from staff_failures where key = $1`;
