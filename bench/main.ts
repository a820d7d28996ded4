import type { Bench, Figure, Size } from './bench';
import { BENCHES } from './benches';
import { help, readCommandLine, type CommandLine } from './command-line';
import { inLines, toJsonLine, toTable } from './report';
import { interruption } from './rig/interruption';
import { machineInWords } from './rig/machine';
import { Workbench } from './rig/workbench';

/** `npm run bench`: see `--help`. */
async function main({ wants, benches, size = 'whole' }: CommandLine): Promise<void> {
  if (wants === 'help') return console.log(help(BENCHES));
  const tell = wants === 'json' ? console.error : console.log;
  tell(await machineInWords());
  const interrupted = interruption(LIMIT_MS);
  for (const bench of benches) {
    const figures = await measured(bench, size, interrupted);
    console.log(wants === 'json' ? figures.map(toJsonLine).join('\n') : chapter(bench, figures));
  }
}

/** All together take about half an hour, and twice that beside other work. */
const LIMIT_MS = 4_500_000;

async function measured(bench: Bench, size: Size, interrupted: Promise<never>): Promise<Figure[]> {
  const workbench = await Workbench.open((words) => console.error(`${bench.name}: ${words}`));
  try {
    return await Promise.race([bench.measure(workbench, size), interrupted]);
  } finally {
    await workbench.close();
  }
}

function chapter({ name, method }: Bench, figures: readonly Figure[]): string {
  return `\n${name}\n\n${toTable(figures)}\n\n${inLines(method)}\n`;
}

/** Not by itself, when all is done: what was interrupted may still be waiting for something. */
function exit(code: number): void {
  process.exit(code);
}

Promise.resolve()
  .then(() => main(readCommandLine(process.argv.slice(2), BENCHES)))
  .then(
    () => exit(0),
    (reason: Error) => {
      console.error(reason.message);
      exit(1);
    },
  );
