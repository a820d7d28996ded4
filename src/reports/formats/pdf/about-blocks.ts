import { printable } from '../../../infrastructure/paper/printable';
import type { Block, Paper } from '../../../infrastructure/paper/sheet-of-paper';
import { gap, named, paragraph, sumLine, TEXT_SIZE } from '../../../infrastructure/paper/text-blocks';
import type { Typesetting } from '../../../infrastructure/paper/typesetting';
import type { ReportAbout, ReportTotals } from '../../run/reading';
import { particulars, printedTotals } from '../particulars';

/** Title, particulars and definition, before the table. */
export function aboutBlocks(type: Typesetting, about: ReportAbout, paper: Paper): Block[] {
  return [
    ...paragraph(type, printable(about.title), paper, { size: TITLE_SIZE, weight: 'bold' }),
    ...particulars(about)
      .filter(({ name }) => name !== 'title')
      .flatMap(({ title, value }) => named(type, title, printable(value), paper)),
    ...named(type, 'Definition', printable(about.definition), paper),
    gap(TEXT_SIZE),
  ];
}

const TITLE_SIZE = 16;

/** Row count and control totals, after the table. */
export function totalBlocks(about: ReportAbout, totals: ReportTotals, type: Typesetting): Block[] {
  return [
    gap(TEXT_SIZE),
    sumLine(type, ['Control totals', '', ''], 'bold'),
    sumLine(type, ['Rows', '', String(totals.rowCount)], 'regular'),
    ...printedTotals(about, totals).map(({ title, currency, amount }) =>
      sumLine(type, [printable(title), currency, amount], 'regular'),
    ),
  ];
}
