import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isTokenLike, newToken, tokenHash } from '../../foundation/crypto/token';

/** Browsers that somebody has signed in with before: what others do to an address does not slow them. */
@Injectable()
export class Devices {
  constructor(private readonly dataSource: DataSource) {}

  /** @param personId null: nobody has the address */
  async isKnown(token: string | undefined, personId: string | null): Promise<boolean> {
    // Asked whoever it is: who has an address must not show in how long the answer takes.
    const hash = isTokenLike(token) ? tokenHash(token) : null;
    const rows: unknown[] = await this.dataSource.query(
      'select from staff_devices where token_hash = $1 and person_id = $2',
      [hash, personId],
    );
    return rows.length > 0;
  }

  /** @param token what the browser showed: it is kept where it is the person's already @returns what it shall show */
  async remember(manager: EntityManager, token: string | undefined, personId: string): Promise<string> {
    if (isTokenLike(token)) {
      const [, seen]: [unknown[], number] = await manager.query(
        'update staff_devices set seen_at = clock_timestamp() where token_hash = $1 and person_id = $2',
        [tokenHash(token), personId],
      );
      if (seen === 1) return token;
    }
    const { text, hash } = newToken();
    await manager.query(
      'insert into staff_devices (token_hash, person_id, seen_at) values ($1, $2, clock_timestamp())',
      [hash, personId],
    );
    return text;
  }

  async forgetAllOf(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('delete from staff_devices where person_id = $1', [personId]);
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(
      `delete from staff_devices where seen_at < clock_timestamp() - interval '${DEVICE_DAYS} days'`,
    );
  }
}

/** Whoever comes back after half a year is a stranger once more. */
export const DEVICE_DAYS = 180;
