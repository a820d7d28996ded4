import { ACROSS, MARGIN, UPRIGHT, type Paper } from './sheet-of-paper';
import type { Typesetting } from './typesetting';

/** A column as it stands on paper: numbers end where the column ends. */
export interface PaperColumn {
  readonly title: string;
  readonly align: 'start' | 'end';
}

/** How a table stands on paper: which way, how large, how wide each column. */
export interface TablePlan {
  readonly paper: Paper;
  /** Points. */
  readonly size: number;
  readonly widths: readonly number[];
}

/** Between two columns. */
export const GUTTER = 6;

const CHOICES: readonly { paper: Paper; size: number }[] = [
  { paper: UPRIGHT, size: 8 },
  { paper: UPRIGHT, size: 7 },
  { paper: ACROSS, size: 8 },
  { paper: ACROSS, size: 7 },
  { paper: ACROSS, size: 6 },
];

/**
 * The largest letters with which all columns stand side by side; where none do, long cells are broken.
 * @param papers the table may stand on
 */
export function planTable(
  type: Typesetting,
  columns: readonly PaperColumn[],
  rows: readonly string[][],
  papers: readonly [Paper, ...Paper[]] = [ACROSS, UPRIGHT],
): TablePlan {
  // in letters of one point: sizes only multiply
  const natural = columns.map(({ title }, place) =>
    rows.reduce(
      (widest, row) => Math.max(widest, type.widthOf(row[place] ?? '', 1, 'regular')),
      type.widthOf(longestWord(title), 1, 'bold'),
    ),
  );
  const roomOn = (paper: Paper) => paper.width - 2 * MARGIN - GUTTER * (columns.length - 1);
  const wanted = natural.reduce((sum, width) => sum + width, 0);
  const choices = CHOICES.filter(({ paper }) => papers.includes(paper));
  const fitting = choices.find(({ paper, size }) => wanted * size <= roomOn(paper));
  if (fitting !== undefined) {
    const spare = (roomOn(fitting.paper) - wanted * fitting.size) / columns.length;
    return { ...fitting, widths: natural.map((width) => width * fitting.size + Math.min(spare, MOST_SPARE)) };
  }
  const last = { paper: papers[0], size: 6 };
  return {
    ...last,
    widths: sharedOut(
      natural.map((width) => width * last.size),
      roomOn(last.paper),
    ),
  };
}

/** Columns further apart than this are hard to read along. */
const MOST_SPARE = 24;

function longestWord(title: string): string {
  return title.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Narrow columns keep what they want; the wide ones share what is left. */
function sharedOut(wanted: readonly number[], room: number): number[] {
  let share = room / wanted.length;
  for (let before = 0; before !== share;) {
    before = share;
    const narrow = wanted.filter((width) => width <= share);
    const left = room - narrow.reduce((sum, width) => sum + width, 0);
    if (narrow.length < wanted.length) share = left / (wanted.length - narrow.length);
  }
  return wanted.map((width) => Math.min(width, share));
}
