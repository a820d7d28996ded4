import { Problem } from '../../../foundation/problem/problem';

/** Some two hundred pages: nobody prints more, and all of it is laid out before the first page is written. */
export const MOST_PRINTED_ROWS = 10_000;

export class ReportTooLongToPrint extends Problem {
  readonly status = 422;
  readonly code = 'report_too_long_to_print';
  readonly title = 'The report is too long to print';

  constructor() {
    super(`A printed report has ${MOST_PRINTED_ROWS} lines at most. Choose a shorter interval, or another format.`);
  }
}
