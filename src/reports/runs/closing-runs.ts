import { Injectable } from '@nestjs/common';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { closerOf } from '../periods/closer';
import type { Month } from '../periods/month';
import { Periods } from '../periods/periods';
import { Runs } from './runs';

/** Closes months while a page tells how far it is. */
@Injectable()
export class ClosingRuns {
  constructor(
    private readonly runs: Runs,
    private readonly periods: Periods,
  ) {}

  /** Asked for twice it is made once. @returns the id of the run. @throws PeriodRefused for what can be told at once; ReportsBusy */
  async begin(person: StaffPerson, month: Month): Promise<string> {
    await this.periods.expectClosable(month);
    const { name } = month;
    const address = `/finance/periods?done=closed&month=${name}`;
    const begun = await this.runs.underWayOf(person.id, address);
    if (begun !== undefined) return begun;
    return this.runs.begin(
      person.id,
      { kind: 'closing', title: `Closing ${name}`, address, known: null },
      async (tell) => {
        await this.periods.close(month, closerOf(person), ({ made, all, title, rows }) =>
          tell({ made, known: all, step: `${title}: ${rows.toLocaleString('en')} lines` }),
        );
      },
    );
  }
}
