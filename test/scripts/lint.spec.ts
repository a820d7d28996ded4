import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const REPOSITORY = path.resolve(__dirname, '../..');

/** File, what stands in it, and the rule it breaks, or nothing. */
const FILES: readonly (readonly [file: string, text: string, breaks: string])[] = [
  ['src/foundation/config/config.ts', 'export const home = process.env.HOME;', 'nothing'],
  ['src/giving/environment.ts', 'export const home = process.env.HOME;', 'node(no-process-env)'],
  ['sandbox/environment.ts', 'export const home = process.env.HOME;', 'node(no-process-env)'],
  ['src/giving/console.ts', 'console.log("reader@example.org");', 'eslint(no-console)'],
  ['src/cli.ts', 'console.log("done");', 'nothing'],
  ['src/giving/anything.ts', 'export const anything: any = 1;', 'typescript(no-explicit-any)'],
  [
    'src/giving/certainly.ts',
    'export const first = (list: string[]) => list[0]!;',
    'typescript(no-non-null-assertion)',
  ],
  ['src/giving/silenced.ts', '// @ts-ignore\nexport const wrong: string = 1;', 'typescript(ban-ts-comment)'],
  ['src/giving/index.ts', `export * from './gift';`, 'oxc(no-barrel-file)'],
  ['test/focused.spec.ts', 'it["only"]("one fact", () => expect(1).toBe(1));', 'jest(no-focused-tests)'],
  ['test/skipped.spec.ts', 'it["skip"]("one fact", () => expect(1).toBe(1));', 'jest(no-disabled-tests)'],
  ['test/empty.spec.ts', 'it("one fact", () => {});', 'jest(expect-expect)'],
];

interface Report {
  readonly diagnostics: readonly { filename: string; code: string }[];
}

let root: string;
let report: Report;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mainstay-lint-'));
  cpSync(path.join(REPOSITORY, '.oxlintrc.json'), path.join(root, '.oxlintrc.json'));
  for (const [file, text] of FILES) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), `${text}\n`);
  }
  const program = path.join(REPOSITORY, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [program, '--format', 'json', '.'], { cwd: root, encoding: 'utf8' });
  report = JSON.parse(stdout) as Report;
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each(FILES)('%s: %s breaks %s', (file, _text, breaks) => {
  const broken = report.diagnostics.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);
  expect(broken).toEqual(breaks === 'nothing' ? [] : [breaks]);
});
