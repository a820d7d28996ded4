import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffRole } from '../../infrastructure/access/roles';
import { StaffAddresses } from '../../infrastructure/access/staff-addresses';
import { StaffSessions } from '../../infrastructure/access/staff-sessions';
import { Audit } from '../../infrastructure/audit/audit';
import type { AuditActor } from '../../infrastructure/audit/audit-actions';
import { inTransaction } from '../../infrastructure/database/transaction';
import { checkedEmail } from '../../infrastructure/mail/mail-problems';
import { SetUpLinks } from '../set-up/set-up-links';
import { AddressTaken, NotOneself, PersonUnknown } from '../staff-problems';
import { asPerson, PERSON_COLUMNS, type ListedPerson, type PersonRow } from './person-rows';

/** Who works here, and what each may do. */
@Injectable()
export class People {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: StaffAddresses,
    private readonly sessions: StaffSessions,
    private readonly links: SetUpLinks,
    private readonly audit: Audit,
  ) {}

  /** By address. */
  async list(): Promise<ListedPerson[]> {
    const rows: PersonRow[] = await this.dataSource.query(`select ${PERSON_COLUMNS} from staff_people`);
    const people = rows.map((row) => asPerson(this.addresses, row));
    return people.sort((one, other) => (one.address < other.address ? -1 : 1));
  }

  /** @returns null: nobody has this address */
  async byAddress(address: string): Promise<ListedPerson | null> {
    const row = await this.rowOf(this.dataSource.manager, address);
    return row === undefined ? null : asPerson(this.addresses, row);
  }

  /** Whether somebody has set up an account with which others can be let in. */
  async hasAdmin(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select from staff_people where state = 'active' and 'admin' = any(roles) limit 1`,
    );
    return rows.length > 0;
  }

  /** @returns the link at which password and codes are set up, for an hour. @throws AddressTaken, EmailInvalid */
  invite(actor: AuditActor, typed: string, roles: readonly StaffRole[]): Promise<{ id: string; url: string }> {
    const address = checkedEmail(typed);
    return inTransaction(this.dataSource, async (manager) => {
      if ((await this.rowOf(manager, address)) !== undefined) throw new AddressTaken();
      const id = randomUUID();
      const { sealedAddress, identityKeyId, addressIndex } = this.addresses.seal(id, address);
      await manager.query(INVITE, [id, sealedAddress, identityKeyId, addressIndex, roles]);
      const url = await this.links.make(manager, id);
      await this.audit.record(manager, {
        ...{ actor, action: 'person-invited', subjectId: id, details: { roles } },
      });
      return { id, url };
    });
  }

  /**
   * A new link for somebody who lost phone or password, or comes back. Until it is followed, nothing else lets them in.
   * @throws PersonUnknown, NotOneself
   */
  newLink(actor: AuditActor, id: string): Promise<string> {
    refuseOneself(actor, id);
    return inTransaction(this.dataSource, async (manager) => {
      await changed(manager, FORGET_CREDENTIALS, [id]);
      // Whoever found the phone or the password may have made some.
      await manager.query(REVOKE_TOKENS, [id]);
      await this.sessions.endAllOf(manager, id);
      const url = await this.links.make(manager, id);
      await this.audit.record(manager, { actor, action: 'link-made', subjectId: id });
      return url;
    });
  }

  /** Ends the person's sessions. @throws PersonUnknown, NotOneself */
  changeRoles(actor: AuditActor, id: string, roles: readonly StaffRole[]): Promise<void> {
    refuseOneself(actor, id);
    return inTransaction(this.dataSource, async (manager) => {
      const [before]: { roles: StaffRole[] }[] = await manager.query('select roles from staff_people where id = $1', [
        id,
      ]);
      if (before === undefined) throw new PersonUnknown();
      await manager.query('update staff_people set roles = $2 where id = $1', [id, roles]);
      await this.sessions.endAllOf(manager, id);
      const details = { before: before.roles, after: roles };
      await this.audit.record(manager, { actor, action: 'roles-changed', subjectId: id, details });
    });
  }

  /** Whoever leaves: sessions, link and tokens end at once. @throws PersonUnknown, NotOneself */
  disable(actor: AuditActor, id: string): Promise<void> {
    refuseOneself(actor, id);
    return inTransaction(this.dataSource, async (manager) => {
      await changed(manager, DISABLE, [id]);
      await this.sessions.endAllOf(manager, id);
      await this.links.withdraw(manager, id);
      await manager.query('delete from staff_devices where person_id = $1', [id]);
      await manager.query(REVOKE_TOKENS, [id]);
      await this.audit.record(manager, { actor, action: 'person-disabled', subjectId: id });
    });
  }

  private async rowOf(manager: EntityManager, address: string): Promise<PersonRow | undefined> {
    const [row]: PersonRow[] = await manager.query(
      `select ${PERSON_COLUMNS} from staff_people where address_index = any($1)`,
      [this.addresses.indexesOf(address)],
    );
    return row;
  }
}

/** So that no single account can raise itself, and the last admin cannot lock the door from outside. */
function refuseOneself(actor: AuditActor, id: string): void {
  if (actor.kind === 'person' && actor.id === id) throw new NotOneself();
}

async function changed(manager: EntityManager, sql: string, values: unknown[]): Promise<void> {
  const [, count]: [unknown[], number] = await manager.query(sql, values);
  if (count === 0) throw new PersonUnknown();
}

const INVITE = `
  insert into staff_people (id, sealed_address, identity_key_id, address_index, roles, state, made_at)
  values ($1, $2, $3, $4, $5, 'invited', clock_timestamp())`;

const FORGET_CREDENTIALS = `
  update staff_people set state = 'invited', password_hash = null, sealed_totp = null where id = $1`;

const DISABLE = `
  update staff_people set state = 'disabled', password_hash = null, sealed_totp = null where id = $1`;

const REVOKE_TOKENS = `
  update staff_tokens set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null`;
