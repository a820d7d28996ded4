import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { Audit } from '../../infrastructure/audit/audit';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import { inTransaction } from '../../infrastructure/database/transaction';
import { checkedEmail } from '../../infrastructure/mail/mail-problems';
import { DonorsService } from '../../giving/donors/donors.service';
import { DonorUnknown } from '../care-problems';
import { LookUpLimits } from './look-up-limits';

/** Who a donor is: by the whole address or not at all, and never without a line in the audit log. */
@Injectable()
export class LookUps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly donors: DonorsService,
    private readonly audit: Audit,
    private readonly limits: LookUpLimits,
  ) {}

  /** @returns the donor's id; null: nobody by that address. @throws EmailInvalid, TooManyLookUps */
  async byAddress(person: StaffPerson, typed: string): Promise<string | null> {
    const address = checkedEmail(typed);
    await this.limits.search(person.id);
    return inTransaction(this.dataSource, async (manager) => {
      const donorId = await this.donors.known(manager, address);
      await this.audit.record(manager, {
        ...{ actor: actorOf(person), action: 'identity-looked-up', subjectId: donorId },
        details: { by: 'address', found: donorId !== null },
      });
      return donorId;
    });
  }

  /** @returns the donor's address; null: it cannot be opened (any more). @throws DonorUnknown, TooManyLookUps */
  async addressOf(person: StaffPerson, donorId: string): Promise<string | null> {
    await this.limits.visit(person.id);
    return inTransaction(this.dataSource, async (manager) => {
      const known: unknown[] = await manager.query(KNOWN, [donorId]);
      if (known.length === 0) throw new DonorUnknown();
      const address = (await this.donors.emailsOf(manager, [donorId])).get(donorId) ?? null;
      await this.audit.record(manager, {
        ...{ actor: actorOf(person), action: 'identity-looked-up', subjectId: donorId },
        details: { by: 'page', found: address !== null },
      });
      return address;
    });
  }
}

const KNOWN = 'select from donors where id = $1 and wrapped_key is not null';
