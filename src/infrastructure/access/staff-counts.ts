import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
}
