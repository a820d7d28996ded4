import type { ReportWriter } from '../run/reading';
import { csvWriter, PLAIN_CSV } from './csv';
import { writeNdjson } from './ndjson';
import { writePdf } from './pdf';
import { xlsxWriter } from './xlsx';

/** A way to write any report down. */
export interface ReportFormat {
  readonly mediaType: string;
  /** Of the file's name, without the point. */
  readonly extension: string;
  readonly writer: ReportWriter;
}

/** By the name under which a format is asked for. Journals and bank files are no forms of a report and stand apart. */
export const REPORT_FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', extension: 'csv', writer: csvWriter(PLAIN_CSV) },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    writer: xlsxWriter(),
  },
  ndjson: { mediaType: 'application/x-ndjson', extension: 'ndjson', writer: writeNdjson },
  pdf: { mediaType: 'application/pdf', extension: 'pdf', writer: writePdf },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof REPORT_FORMATS;

export function isReportFormat(name: string): name is ReportFormatName {
  return Object.hasOwn(REPORT_FORMATS, name);
}
