import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isTokenLike, newToken, tokenHash } from '../../foundation/crypto/token';
import { StaffAddresses, type SealedStaffAddress } from './staff-addresses';
import type { StaffPerson } from './staff-person';
import type { StaffRole } from './roles';

export type SignInWay = 'password' | 'single-sign-on';

/** Who has signed in, by what stands in their cookie. On the wall clock: a demonstration's months end no session. */
@Injectable()
export class StaffSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
  ) {}

  /** @returns what goes into the cookie; the database knows its hash alone */
  async begin(manager: EntityManager, personId: string, how: SignInWay): Promise<string> {
    const { text, hash } = newToken();
    await manager.query(
      `insert into staff_sessions (token_hash, person_id, how, made_at, seen_at)
       values ($1, $2, $3, clock_timestamp(), clock_timestamp())`,
      [hash, personId, how],
    );
    return text;
  }

  /** @returns null for a session that never was or has ended, or whose person was disabled */
  async find(token: string): Promise<StaffPerson | null> {
    if (!isTokenLike(token)) return null;
    const hash = tokenHash(token);
    const [row]: SessionRow[] = await this.dataSource.query(FIND, [hash]);
    if (row === undefined) return null;
    if (row.isStale)
      await this.dataSource.query('update staff_sessions set seen_at = clock_timestamp() where token_hash = $1', [
        hash,
      ]);
    const { id, roles } = row;
    return { id, address: this.addresses.open(id, row), roles, how: 'session', tokenId: null };
  }

  async end(manager: EntityManager, token: string): Promise<void> {
    await manager.query('delete from staff_sessions where token_hash = $1', [tokenHash(token)]);
  }

  /** On every browser, as after a change of what the person may do or of how they come in. */
  async endAllOf(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('delete from staff_sessions where person_id = $1', [personId]);
  }

  async forgetEnded(): Promise<void> {
    await this.dataSource.query(`delete from staff_sessions s where not ${LIVES}`);
  }
}

interface SessionRow extends SealedStaffAddress {
  readonly id: string;
  readonly roles: StaffRole[];
  readonly isStale: boolean;
}

/** An office closes at night and a desk is left at noon. */
const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;

const LIVES = `(s.seen_at > clock_timestamp() - interval '${IDLE_MINUTES} minutes'
    and s.made_at > clock_timestamp() - interval '${LONGEST_HOURS} hours')`;

/** That somebody is still there is written once a minute, not with every request. */
const FIND = `
  select p.id, p.sealed_address as "sealedAddress", p.identity_key_id as "identityKeyId", p.roles,
    s.seen_at < clock_timestamp() - interval '1 minute' as "isStale"
  from staff_sessions s join staff_people p on p.id = s.person_id
  where s.token_hash = $1 and ${LIVES} and p.state = 'active'`;
