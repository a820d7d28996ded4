import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { leaves, buildProgram, wordsOf } from '../../src/commands/program';
import { Terminal } from '../../src/commands/terminal';
import { ALARM_KINDS, alarmPage } from '../../src/infrastructure/alarms/alarm-kinds';

const ROOT = path.resolve(__dirname, '../..');
const FOLDER = path.join(ROOT, 'docs/operations');
const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
const page = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');

describe('the pages for whoever runs it', () => {
  it('have a section for each kind of alarm, where the alarm says it is, and for no other', () => {
    const sections = [...page('alarms.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(sections).toEqual(Object.keys(ALARM_KINDS));
    for (const kind of sections) expect(alarmPage(kind ?? '')).toBe(`docs/operations/alarms.md#${kind}`);
  });

  it('say of each alarm what it means, where to look, what to do and when it goes away', () => {
    const [, ...sections] = page('alarms.md').split(/^## /m);
    for (const section of sections)
      for (const part of ['**Means:**', '**Look:**', '**Do:**', '**Goes away**']) expect(section).toContain(part);
  });

  it.each(PAGES)('name only commands that there are: %s', (name) => {
    expect(commandsIn(page(name)).filter((typed) => !isCommand(typed))).toEqual([]);
  });

  it('would not name a command that is not there', () => {
    expect(isCommand('events destroy')).toBe(false);
    expect(commandsIn('`node dist/src/cli.js events destroy ID`')).toEqual(['events destroy ID']);
  });

  it.each(PAGES)('lead to pages that there are: %s', (name) => {
    const targets = [...page(name).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? '');
    const missing = targets.filter((target) => !PAGES.includes(target));
    expect(missing).toEqual([]);
  });

  it('are all in the index', () => {
    for (const name of PAGES.filter((each) => each !== 'README.md')) expect(page('README.md')).toContain(`](${name})`);
  });
});

/** What stands behind the program's name, up to the end of the code it is in. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/cli\.js ([^`\n]+)/g)].map(([, typed]) => typed?.trim() ?? '');
}

const COMMANDS = leaves(buildProgram(new Terminal(process))).map((command) =>
  wordsOf(command).replace(/ [[<A-Z].*$/, ''),
);

function isCommand(typed: string): boolean {
  return typed.startsWith('--') || COMMANDS.some((name) => typed === name || typed.startsWith(`${name} `));
}
