import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { oneLine } from '../../foundation/text/one-line';
import { holds, type StaffRole } from '../../infrastructure/access/roles';
import { StaffAddresses, type SealedStaffAddress } from '../../infrastructure/access/staff-addresses';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { newApiToken } from '../../infrastructure/access/staff-tokens';
import { Audit } from '../../infrastructure/audit/audit';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { inTransaction } from '../../infrastructure/database/transaction';
import { RolesUnfit, TokenUnfit } from '../staff-problems';

export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly roles: readonly StaffRole[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: 'works' | 'expired' | 'revoked';
}

export interface NewToken {
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly days: number;
}

/** How long a token may work, in days; after a year somebody has to want it anew. */
export const TOKEN_DAYS: readonly number[] = [7, 30, 90, 365];

/** Tokens with which programs read reports. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
    private readonly audit: Audit,
  ) {}

  /** Newest first: one's own; an admin's list has everybody's. */
  async list(person: StaffPerson): Promise<ListedToken[]> {
    const rows: TokenRow[] = await this.dataSource.query(LIST, [holds(person.roles, 'admin') ? null : person.id]);
    return rows.map(({ ownerId, sealedAddress, identityKeyId, ...token }) => ({
      ...{ ...token, owner: this.addresses.open(ownerId, { sealedAddress, identityKeyId }) },
    }));
  }

  /** @returns the token, which nobody can show again. @throws RolesUnfit, TokenUnfit */
  make(person: StaffPerson, { name: typed, roles, days }: NewToken): Promise<string> {
    const name = oneLine(typed);
    if (roles.length === 0) throw new RolesUnfit('Choose what the token may do.');
    if (!roles.every((role) => holds(person.roles, role)))
      throw new RolesUnfit('A token may do nothing that you may not do yourself.');
    if (!TOKEN_DAYS.includes(days)) throw new TokenUnfit(`A token works for ${TOKEN_DAYS.join(', ')} days.`);
    if (name === '' || name.length > LONGEST_NAME)
      throw new TokenUnfit(`Say in up to ${LONGEST_NAME} characters what the token is for.`);
    const { text, hash } = newApiToken();
    return inTransaction(this.dataSource, async (manager) => {
      const id = randomUUID();
      await manager.query(MAKE, [id, person.id, name, hash, roles, days]);
      const note = { actor: actorOf(person), action: 'token-made', subjectId: id } as const;
      await this.audit.record(manager, { ...note, details: { roles, days } });
      return text;
    });
  }

  /** One's own; an admin anybody's. @throws TokenUnfit where there is none */
  revoke(person: StaffPerson, id: string): Promise<void> {
    return inTransaction(this.dataSource, async (manager) => {
      const [, count]: [unknown[], number] = await manager.query(REVOKE, [
        id,
        holds(person.roles, 'admin') ? null : person.id,
      ]);
      if (count === 0) throw new TokenUnfit('There is no such token of yours that works.');
      await this.audit.record(manager, { actor: actorOf(person), action: 'token-revoked', subjectId: id });
    });
  }
}

/** As the table has it. */
const LONGEST_NAME = 80;

interface TokenRow extends Omit<ListedToken, 'owner'>, SealedStaffAddress {
  readonly ownerId: string;
}

const LIST = `
  select t.id, t.name, t.roles, t.made_at as "madeAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt",
    case when t.revoked_at is not null then 'revoked' when t.expires_at <= clock_timestamp() then 'expired' else 'works' end as state,
    p.id as "ownerId", p.sealed_address as "sealedAddress", p.identity_key_id as "identityKeyId"
  from staff_tokens t join staff_people p on p.id = t.person_id
  where $1::uuid is null or t.person_id = $1 order by t.made_at desc, t.id`;

const MAKE = `
  insert into staff_tokens (id, person_id, name, token_hash, roles, made_at, expires_at)
  values ($1, $2, $3, $4, $5, clock_timestamp(), clock_timestamp() + make_interval(days => $6))`;

const REVOKE = `
  update staff_tokens set revoked_at = clock_timestamp()
  where id = $1 and ($2::uuid is null or person_id = $2) and revoked_at is null`;
