import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { Audit } from '../../infrastructure/audit/audit';
import type { AuditAction, AuditDetails } from '../../infrastructure/audit/audit-actions';
import { actorOf } from '../../infrastructure/audit/audit-actor';
import type { ReportAbout } from '../run/reading';

/** Lines of a report, in whatever form they were shown. */
export interface ShownLines {
  readonly about: ReportAbout;
  readonly rows: readonly unknown[];
}

/** Lines of the audit log that say who took which gifts away: as a file, or as lines that were read. */
@Injectable()
export class ReportTrail {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @param file its name: which report and days, never of whom */
  exported(person: StaffPerson, report: string, { format, file }: { format: string; file: string }): Promise<void> {
    return this.record(person, 'report-exported', report, { format, file });
  }

  /**
   * Lines of single gifts were shown: interval after interval they are the file, which not everybody may take. Sums say
   * nothing of one gift, and leave no line; nor does a list that is empty.
   */
  async shown(person: StaffPerson, { about, rows }: ShownLines, as: 'page' | 'json'): Promise<void> {
    const { name, from, to, asOf } = about;
    if (rows.length === 0 || !about.columns.some(({ type }) => type === 'id')) return;
    await this.record(person, 'report-lines-read', name, { as, from, to, block: asOf.block, lines: rows.length });
  }

  private record(person: StaffPerson, action: AuditAction, report: string, details: AuditDetails): Promise<void> {
    return this.dataSource.transaction((manager) =>
      this.audit.record(manager, { actor: actorOf(person), action, subjectId: report, details }),
    );
  }
}
