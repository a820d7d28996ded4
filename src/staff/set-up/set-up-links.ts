import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { isTokenLike, newToken, tokenHash } from '../../foundation/crypto/token';
import { StaffAddresses, type SealedStaffAddress } from '../../infrastructure/access/staff-addresses';
import { SealedSecrets } from './sealed-secrets';
import { newTotpSecret } from './totp';

/** What a link opens: for whom, and the secret that the page offers to their phone. */
export interface SetUp {
  readonly personId: string;
  readonly address: string;
  /** Base32, as authenticators take it. */
  readonly totpSecret: string;
}

/** Links at which somebody sets up how they come in. Each works once, for an hour. */
@Injectable()
export class SetUpLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
    private readonly secrets: SealedSecrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In the place of any link the person had. @returns its address */
  async make(manager: EntityManager, personId: string): Promise<string> {
    const { text, hash } = newToken();
    const { sealed, keyId } = this.secrets.seal(personId, newTotpSecret());
    await this.withdraw(manager, personId);
    await manager.query(MAKE, [hash, personId, sealed, keyId]);
    return new URL(`/staff/set-up/${text}`, this.config.publicUrl).href;
  }

  /** Changes nothing: mail scanners open all links. @returns null for a link that never was, was used, or ended */
  async find(token: string, manager: EntityManager = this.dataSource.manager): Promise<SetUp | null> {
    if (!isTokenLike(token)) return null;
    const [row]: LinkRow[] = await manager.query(FIND, [tokenHash(token)]);
    if (row === undefined) return null;
    const { personId, sealedTotp, sealingKeyId } = row;
    return {
      ...{ personId, address: this.addresses.open(personId, row) },
      totpSecret: this.secrets.open(personId, sealedTotp, sealingKeyId),
    };
  }

  async withdraw(manager: EntityManager, personId: string): Promise<void> {
    await manager.query('delete from staff_links where person_id = $1', [personId]);
  }

  async forgetEnded(): Promise<void> {
    await this.dataSource.query('delete from staff_links where expires_at <= clock_timestamp()');
  }
}

interface LinkRow extends SealedStaffAddress {
  readonly personId: string;
  readonly sealedTotp: Buffer;
  readonly sealingKeyId: string;
}

const MAKE = `
  insert into staff_links (token_hash, person_id, sealed_totp, sealing_key_id, expires_at)
  values ($1, $2, $3, $4, clock_timestamp() + interval '1 hour')`;

const FIND = `
  select p.id as "personId", p.sealed_address as "sealedAddress", p.identity_key_id as "identityKeyId",
    l.sealed_totp as "sealedTotp", l.sealing_key_id as "sealingKeyId"
  from staff_links l join staff_people p on p.id = l.person_id
  where l.token_hash = $1 and l.expires_at > clock_timestamp() and p.state = 'invited'`;
