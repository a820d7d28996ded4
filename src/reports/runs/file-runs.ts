import { Injectable } from '@nestjs/common';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { reportSql } from '../definitions/report-sql';
import { findReport } from '../definitions/catalogue';
import { BegunFile } from '../exports/begun-file';
import { Exports, type ExportedFile } from '../exports/exports';
import { asExportProblem } from '../exports/export-problems';
import { ReportTrail } from '../trail/report-trail';
import { KeptFiles } from './kept-files';
import type { RunPlan, Tell } from './run';
import { Runs } from './runs';

/** Which file somebody wants. */
export interface FileWish {
  readonly report: string;
  readonly format: string;
  /** As in the address of an export. */
  readonly query: Readonly<Record<string, string>>;
  /** How many lines it will have, by the page that was just made of the same rows; null: nobody has counted. */
  readonly lines: number | null;
}

/** Makes files that take long, and keeps them until they are saved. */
@Injectable()
export class FileRuns {
  constructor(
    private readonly runs: Runs,
    private readonly exports: Exports,
    private readonly kept: KeptFiles,
    private readonly trail: ReportTrail,
  ) {}

  /** @returns the id of the run. @throws UnknownReport, UnknownFormat, ReportParameterWrong, ReportsBusy */
  async begin(person: StaffPerson, wish: FileWish): Promise<string> {
    this.runs.expectRoom();
    const file = await this.exports.open(wish.report, wish.format, wish.query);
    try {
      return await this.runs.begin(person.id, planOf(wish, file), (tell, id) =>
        this.make(id, person, wish, file, tell),
      );
    } catch (error) {
      await (await BegunFile.begin(file.chunks)).abandon(error);
      throw error;
    }
  }

  private async make(id: string, person: StaffPerson, wish: FileWish, file: ExportedFile, tell: Tell): Promise<void> {
    const { report, format, lines } = wish;
    const see = () => tell({ made: file.count.rows, known: file.count.isWhole ? file.count.rows : lines, step: '' });
    await this.kept.keep(id, file, see).catch((error: unknown) => {
      throw asExportProblem(error);
    });
    see();
    await this.trail.exported(person, report, { format, file: file.fileName });
  }
}

function planOf({ report, format, query, lines }: FileWish, { asOf }: ExportedFile): RunPlan {
  const name = findReport(report) === undefined ? (OTHERS[report] ?? report) : reportSql(report).title;
  const again = new URLSearchParams({ ...query, 'as-of': asOf.block });
  return {
    ...{ kind: report === 'ledger' ? 'journal' : 'file', title: `${name} (${format})`, known: lines },
    address: `/v1/reports/${report}/${format}?${again.toString()}`,
  };
}

const OTHERS: Readonly<Record<string, string>> = { ledger: 'The ledger', 'bank-statement': 'Bank statement' };
