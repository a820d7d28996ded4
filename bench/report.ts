import type { Aim, Figure } from './bench';

/** The figures as columns for a terminal. */
export function toTable(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(toRow)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => aligned(cell, column, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One line a figure: `{name, value, unit, beside, ratio, aim}`, with null for what it does not have. */
export function toJsonLine(figure: Figure): string {
  const { name, value, unit, beside, aim } = figure;
  const ratio = ratioOf(figure);
  return JSON.stringify({
    ...{ name, value: rounded(value), unit },
    beside: beside === undefined ? null : rounded(beside.value),
    ratio: ratio === undefined ? null : rounded(ratio),
    aim: aim === undefined ? null : aimInWords(aim, unit),
  });
}

/** Text in lines of a terminal's width. */
export function inLines(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length <= LINE_WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Nobody reads longer ones with ease. */
const LINE_WIDTH = 100;

const HEADINGS = ['figure', 'value', 'beside', '', 'ratio', 'aim', ''];
/** Figures stand flush right under one another, words flush left. */
const NUMERIC_COLUMNS = [1, 2, 4];

function aligned(cell: string, column: number, width: number): string {
  return NUMERIC_COLUMNS.includes(column) ? cell.padStart(width) : cell.padEnd(width);
}

function toRow(figure: Figure): string[] {
  const { name, value, unit, beside, aim } = figure;
  const ratio = ratioOf(figure);
  return [
    name,
    `${short(value)} ${unit}`,
    beside === undefined ? '' : short(beside.value),
    beside?.name ?? '',
    ratio === undefined ? '' : `${short(ratio)}×`,
    aim === undefined ? '' : aimInWords(aim, unit),
    aim === undefined ? '' : isReached(figure, aim) ? 'reached' : 'MISSED',
  ];
}

function ratioOf({ value, beside }: Figure): number | undefined {
  return beside === undefined ? undefined : value / beside.value;
}

function aimInWords({ of, bound, limit }: Aim, unit: string): string {
  return `${bound === 'at most' ? '≤' : '≥'} ${limit}${of === 'ratio' ? '×' : ` ${unit}`}`;
}

function isReached(figure: Figure, { of, bound, limit }: Aim): boolean {
  const reached = of === 'ratio' ? (ratioOf(figure) ?? Number.NaN) : figure.value;
  return bound === 'at most' ? reached <= limit : reached >= limit;
}

/** Three figures: more would only be noise. */
function short(value: number): string {
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(decimals);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
