import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newToken, tokenHash } from '../../foundation/crypto/token';
import { StaffAddresses, type SealedStaffAddress } from './staff-addresses';
import type { StaffPerson } from './staff-person';
import { holds, type StaffRole } from './roles';

/** Tokens with which programs call the API. */
@Injectable()
export class StaffTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
  ) {}

  /** @returns null for a token that never was, ended or was revoked, or whose owner was disabled */
  async find(shown: string): Promise<StaffPerson | null> {
    if (!TOKEN.test(shown)) return null;
    const [row]: TokenRow[] = await this.dataSource.query(FIND, [tokenHash(shown)]);
    if (row === undefined) return null;
    if (row.isStale)
      await this.dataSource.query('update staff_tokens set last_used_at = clock_timestamp() where id = $1', [
        row.tokenId,
      ]);
    const { id, tokenId } = row;
    // What its owner may do no longer, it may not either.
    const roles = row.tokenRoles.filter((role) => holds(row.personRoles, role));
    return { id, address: this.addresses.open(id, row), roles, how: 'token', tokenId };
  }
}

/** A token for programs, never stored. Its beginning tells whoever finds it in a log or a repository whose it is. */
export function newApiToken(): { readonly text: string; readonly hash: Buffer } {
  const text = `${PREFIX}${newToken().text}`;
  return { text, hash: tokenHash(text) };
}

const PREFIX = 'mainstay_';
const TOKEN = /^mainstay_[A-Za-z0-9_-]{43}$/;

interface TokenRow extends SealedStaffAddress {
  readonly id: string;
  readonly tokenId: string;
  readonly tokenRoles: StaffRole[];
  readonly personRoles: StaffRole[];
  readonly isStale: boolean;
}

const FIND = `
  select p.id, p.sealed_address as "sealedAddress", p.identity_key_id as "identityKeyId",
    t.id as "tokenId", t.roles as "tokenRoles", p.roles as "personRoles",
    coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) as "isStale"
  from staff_tokens t join staff_people p on p.id = t.person_id
  where t.token_hash = $1 and t.revoked_at is null and t.expires_at > clock_timestamp() and p.state = 'active'`;
