import type { Outcome } from './laboratory';

/** One line for each scenario; what is wrong with it follows, indented. */
export function reportLines({ name, result, complaints, leftOvers }: Outcome): string[] {
  return [
    `${LABELS[result]}  ${name}`,
    ...complaints.map((text) => indented(text)),
    ...leftOvers.map((text) => indented(`left over: ${text}`)),
  ];
}

export function summary(outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  return `${count('shown')} shown, ${count('broken')} broken, ${count('not here')} not to be shown on this account`;
}

const LABELS: Readonly<Record<Outcome['result'], string>> = {
  shown: 'shown   ',
  broken: 'BROKEN  ',
  'not here': 'not here',
};

/** Under the name of the scenario. */
const INDENT = ' '.repeat(10);

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (INDENT + line).trimEnd())
    .join('\n');
}
