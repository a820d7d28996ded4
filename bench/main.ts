import type { Bench, Figure } from './bench';
import { BENCHES } from './benches';
import { help, readCommandLine, type CommandLine } from './command-line';
import { inLines, toJsonLine, toTable } from './report';
import { interruption } from './rig/interruption';
import { machineInWords } from './rig/machine';
import { Workbench } from './rig/workbench';

/** `npm run bench`: see `--help`. */
async function main({ wants, benches }: CommandLine): Promise<void> {
  if (wants === 'help') return console.log(help(BENCHES));
  const tell = wants === 'json' ? console.error : console.log;
  tell(await machineInWords());
  const interrupted = interruption(LIMIT_MS);
  for (const bench of benches) {
    const figures = await measured(bench, interrupted);
    console.log(wants === 'json' ? figures.map(toJsonLine).join('\n') : chapter(bench, figures));
  }
}

/** All three together take two and a half minutes. */
const LIMIT_MS = 240_000;

async function measured(bench: Bench, interrupted: Promise<never>): Promise<Figure[]> {
  const workbench = await Workbench.open((words) => console.error(`${bench.name}: ${words}`));
  try {
    return await Promise.race([bench.measure(workbench), interrupted]);
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
