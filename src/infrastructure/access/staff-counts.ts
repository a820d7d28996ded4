import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditAction } from '../audit/audit-actions';
import type { StaffRole } from './roles';

/** How many work here, for rules that need two people. */
@Injectable()
export class StaffCounts {
  constructor(private readonly dataSource: DataSource) {}

  /** Those who can sign in and hold the role itself. */
  async active(role: StaffRole): Promise<number> {
    const [row]: { count: string }[] = await this.dataSource.query(
      `select count(*) from staff_people where state = 'active' and $1 = any(roles)`,
      [role],
    );
    return Number(row?.count);
  }

  /**
   * Whether somebody's account was set up (also anew, by a link that somebody else made), or was given the role, after
   * something was last done. By the order of the audit log: business time is another clock than that of accounts.
   */
  async isNewSince(
    personId: string,
    role: StaffRole,
    done: { action: AuditAction; subjectId: string },
  ): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(NEW_SINCE, [personId, role, done.action, done.subjectId]);
    return rows.length > 0;
  }
}

const NEW_SINCE = `
  select from audit_log came
  where came.subject_kind = 'person' and came.subject_id = $1
    and (came.action = 'set-up-done' or came.action = 'roles-changed' and not (came.details -> 'before') ? $2)
    and came.number > (select max(number) from audit_log where action = $3 and subject_id = $4)
  limit 1`;
