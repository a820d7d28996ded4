import { formatInFull } from '../../foundation/money/format-in-full';
import { receiptNumber } from '../../letters/intents/receipt-number';
import { systemInWords } from '../former-systems/former-systems';
import type { StatementInterval } from './statement-interval';
import type { StatementTexts } from './statement-texts';
import type { PastLine, StatementLine, WholeStatement } from './with-past-gifts';

/** What a statement is made of. Nothing in it says whose it is. */
export interface StatementParts {
  readonly texts: StatementTexts;
  readonly newsroom: string;
  /** The newsroom's own words on what the statement is good for; undefined: it is no certificate. */
  readonly note: string | undefined;
  readonly interval: StatementInterval;
  readonly zone: string;
  /** The day on which it is made. */
  readonly knownOn: string;
  readonly currencies: readonly WholeStatement[];
}

/** A statement in words, before it is a page or a paper. */
export interface StatementSheet {
  readonly language: string;
  readonly title: string;
  readonly particulars: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly StatementSection[];
  readonly notes: readonly string[];
}

/** One currency. */
export interface StatementSection {
  readonly heading: string;
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly sums: readonly (readonly [name: string, amount: string])[];
}

export interface StatementColumn {
  readonly title: string;
  readonly align: 'start' | 'end';
}

export function statementSheet(parts: StatementParts): StatementSheet {
  const { texts, newsroom, note, interval, zone, knownOn, currencies } = parts;
  return {
    ...{ language: texts.language, title: texts.say('title') },
    particulars: [
      [texts.say('newsroom'), newsroom],
      [texts.say('period'), texts.period(interval.from, interval.until)],
      [texts.say('zone'), texts.say('zone.value', { zone })],
      [texts.say('known-on'), texts.day(knownOn)],
    ],
    sections: currencies.map((each) => sectionOf(each, texts)),
    notes: [
      ...(currencies.length === 0 ? [texts.say('empty')] : [texts.say('note.what')]),
      ...pastNotes(currencies, texts),
      texts.say('note.nameless'),
      note ?? texts.say('note.no-certificate'),
    ],
  };
}

/** What else holds of gifts that are not in the books. */
function pastNotes(currencies: readonly WholeStatement[], texts: StatementTexts): string[] {
  const past = currencies.flatMap(({ lines }) => lines.filter(isPast));
  const systems = [...new Set(past.map(({ source }) => systemInWords(source)))].sort();
  return systems.length === 0 ? [] : [texts.say('note.past', { systems: texts.list(systems) })];
}

function sectionOf(statement: WholeStatement, texts: StatementTexts): StatementSection {
  const { currency, lines } = statement;
  const amount = (amountMinor: bigint): string => formatInFull({ amountMinor, currency }, texts.language);
  const columns = columnsOf(lines, amount, texts);
  return {
    heading: `${currency}, ${new Intl.DisplayNames(texts.language, { type: 'currency' }).of(currency) ?? ''}`,
    columns: columns.map(({ title, align }) => ({ title, align })),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
    sums: sumsOf(statement, amount, texts),
  };
}

interface Column extends StatementColumn {
  cell(line: StatementLine): string;
}

/** Amounts stand second, where a narrow screen shows them too. The last one is there only where something went back. */
function columnsOf(
  lines: readonly StatementLine[],
  amount: (minor: bigint) => string,
  texts: StatementTexts,
): Column[] {
  const columns: Column[] = [
    { title: texts.say('day'), align: 'start', cell: ({ day }) => texts.shortDay(day) },
    { title: texts.say('amount'), align: 'end', cell: ({ amountMinor }) => amount(amountMinor) },
    { title: texts.say('kind'), align: 'start', cell: (line) => kindOf(line, texts) },
    {
      ...{ title: texts.say('frequency'), align: 'start' },
      cell: (line) => frequencyOf(line, texts),
    },
    { title: texts.say('receipt'), align: 'start', cell: receiptOf },
  ];
  if (lines.every(({ returnedMinor }) => returnedMinor === 0n)) return columns;
  const returned = ({ returnedMinor }: StatementLine): string => (returnedMinor === 0n ? '' : amount(returnedMinor));
  return [...columns, { title: texts.say('returned'), align: 'end', cell: returned }];
}

/** What goes back may come again: a refund that did not arrive, a dispute that was won. */
export function kindOf(line: StatementLine, texts: StatementTexts): string {
  const system = isPast(line) ? systemInWords(line.source) : '';
  return texts.say('kind.value', { kind: line.kind, direction: line.amountMinor < 0n ? 'back' : 'again', system });
}

/** "One-time, for twelve months": the months were paid at once. */
export function frequencyOf({ frequency, monthsCovered }: StatementLine, texts: StatementTexts): string {
  const often = texts.say('frequency.value', { frequency });
  return monthsCovered === null ? often : `${often}, ${texts.say('months', { months: monthsCovered })}`;
}

/** Of the gift, also where something of it went back. */
export function receiptOf({ chargeId }: StatementLine): string {
  return chargeId === null ? '' : receiptNumber(chargeId);
}

function sumsOf(
  { lines, givenMinor, refundedMinor, disputedMinor, pastMinor, totalMinor }: WholeStatement,
  amount: (minor: bigint) => string,
  texts: StatementTexts,
): StatementSection['sums'] {
  const count = lines.filter(({ kind }) => kind === 'given').length;
  const past = lines.filter(isPast).length;
  return [
    [texts.say('sum.given', { count }), amount(givenMinor)],
    [texts.say('sum.refunded'), amount(refundedMinor)],
    [texts.say('sum.disputed'), amount(disputedMinor)],
    ...(past === 0 ? [] : [[texts.say('sum.past', { count: past }), amount(pastMinor)] as const]),
    [texts.say('sum.total'), amount(totalMinor)],
  ];
}

function isPast(line: StatementLine): line is PastLine {
  return line.kind === 'past';
}
