import { Problem } from '../../foundation/problem/problem';

export class UnknownReport extends Problem {
  readonly status = 404;
  readonly code = 'unknown_report';
  readonly title = 'There is no such report';

  constructor(names: readonly string[]) {
    super(`There are: ${names.join(', ')}.`, { field: 'name' });
  }
}

export class ReportParameterWrong extends Problem {
  readonly status = 400;
  readonly code = 'report_parameter_wrong';
  readonly title = 'The report cannot be made of this';

  constructor(field: string, sentence: string, limitDay?: string) {
    super(sentence, { field, ...(limitDay !== undefined && { limitDay }) });
  }
}

/** All connections for reports are taken by long exports. */
export class ReportsBusy extends Problem {
  readonly status = 503;
  readonly code = 'reports_busy';
  readonly title = 'Other reports are being made';

  constructor() {
    super('As many reports as can be made at once are being made. Please try again in a moment.', {
      retryAfterSeconds: 15,
    });
  }
}
