import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const REPOSITORY = path.resolve(__dirname, '../..');

/** File → what it imports, and the rules that these imports break. */
const IMPORTS: Readonly<Record<string, { imports: readonly string[]; breaks: readonly string[] }>> = {
  // downwards, and beside oneself within a room: fine
  'src/main.ts': { imports: ['./events/inbox', './reports/sums'], breaks: [] },
  'src/events/inbox.ts': { imports: ['../payments/ledger', '../giving/gift', '../foundation/money/money'], breaks: [] },
  'src/payments/ledger.ts': { imports: ['./entry', '../giving/gift'], breaks: [] },
  'src/payments/entry.ts': { imports: [], breaks: [] },
  'src/giving/gift.ts': { imports: ['../infrastructure/stripe/client'], breaks: [] },
  'src/infrastructure/stripe/client.ts': { imports: ['stripe', '../../foundation/money/money'], breaks: [] },
  'src/infrastructure/data-source.ts': { imports: ['../../migrations/one'], breaks: [] },
  'src/foundation/money/money.ts': { imports: [], breaks: [] },
  'src/reports/sums.ts': { imports: ['../letters/letter'], breaks: [] },
  'src/letters/letter.ts': { imports: ['../payments/entry'], breaks: [] },
  'sandbox/server.ts': { imports: ['type:stripe', 'node:http'], breaks: [] },
  'web/box.ts': { imports: ['../src/foundation/money/money', 'mainstay:languages'], breaks: [] },
  'migrations/one.ts': { imports: ['typeorm'], breaks: [] },
  'src/giving/gift.spec.ts': { imports: ['fast-check', './gift'], breaks: [] },
  // upwards and sideways
  'src/foundation/up.ts': { imports: ['../infrastructure/data-source'], breaks: ['foundation-imports-only-down'] },
  'src/infrastructure/up.ts': { imports: ['../giving/gift'], breaks: ['infrastructure-imports-only-down'] },
  'src/giving/up.ts': { imports: ['../payments/entry'], breaks: ['giving-imports-only-down'] },
  'src/giving/to-the-top.ts': { imports: ['../app.module'], breaks: ['giving-imports-only-down'] },
  'src/payments/up.ts': { imports: ['../letters/letter'], breaks: ['payments-imports-only-down'] },
  'src/letters/up.ts': { imports: ['../events/inbox'], breaks: ['letters-imports-only-down'] },
  'src/letters/up-to-managing.ts': { imports: ['../managing/gifts'], breaks: ['letters-imports-only-down'] },
  'src/managing/gifts.ts': { imports: ['../letters/letter'], breaks: [] },
  'src/managing/up.ts': { imports: ['../donor-pages/beside'], breaks: ['managing-imports-only-down'] },
  'src/letters/up-for-a-type.ts': { imports: ['type:../events/inbox'], breaks: ['letters-imports-only-down'] },
  'src/events/beside.ts': { imports: ['../reports/sums'], breaks: ['events-imports-only-down'] },
  'src/reminders/beside.ts': { imports: ['../events/inbox'], breaks: ['reminders-imports-only-down'] },
  'src/newsletter/beside.ts': { imports: ['../donor-pages/beside'], breaks: ['newsletter-imports-only-down'] },
  'src/donor-pages/beside.ts': { imports: ['../events/inbox'], breaks: ['donor-pages-imports-only-down'] },
  'src/reports/beside.ts': { imports: ['../events/inbox'], breaks: ['reports-imports-only-down'] },
  'src/staff/beside.ts': { imports: ['../reports/sums'], breaks: ['staff-imports-only-down'] },
  'src/donor-care/beside.ts': { imports: ['../reports/sums'], breaks: ['donor-care-imports-only-down'] },
  'src/imports/beside.ts': { imports: ['../events/inbox'], breaks: ['imports-imports-only-down'] },
  'src/operations/beside.ts': { imports: ['../events/inbox'], breaks: ['operations-imports-only-down'] },
  'src/app.module.ts': { imports: [], breaks: [] },
  'src/utils/strings.ts': { imports: ['node:path'], breaks: ['no-twelfth-room'] },
  // out of the house
  'src/giving/pays.ts': { imports: ['stripe'], breaks: ['only-infrastructure-speaks-to-stripe'] },
  'src/giving/pays-in-type.ts': { imports: ['type:stripe'], breaks: ['only-infrastructure-speaks-to-stripe'] },
  'src/infrastructure/pays.ts': { imports: ['stripe'], breaks: ['only-infrastructure-speaks-to-stripe'] },
  'sandbox/sdk.ts': { imports: ['stripe'], breaks: ['sandbox-takes-only-types-of-stripe'] },
  'sandbox/ours.ts': { imports: ['../src/foundation/money/money'], breaks: ['sandbox-knows-nothing-of-ours'] },
  'src/giving/theirs.ts': { imports: ['../../sandbox/server'], breaks: ['nobody-imports-the-sandbox'] },
  'mailbox/ours.ts': { imports: ['../src/foundation/money/money'], breaks: ['mailbox-knows-nothing-of-ours'] },
  'mailbox/server.ts': { imports: [], breaks: [] },
  'src/giving/their-mail.ts': { imports: ['../../mailbox/server'], breaks: ['nobody-imports-the-mailbox'] },
  'src/giving/page.ts': { imports: ['../../web/box'], breaks: ['server-imports-no-page'] },
  'src/giving/launcher.ts': { imports: ['../../scripts/start'], breaks: ['server-imports-no-page'] },
  'scripts/start.ts': { imports: [], breaks: [] },
  'web/server.ts': { imports: ['../src/giving/gift'], breaks: ['web-knows-money-only'] },
  'migrations/two.ts': { imports: ['../src/foundation/money/money'], breaks: ['migrations-stand-alone'] },
  'src/giving/tested.ts': { imports: ['fast-check'], breaks: ['no-development-dependency-at-run-time'] },
  'src/giving/undeclared.ts': { imports: ['tslib'], breaks: ['no-development-dependency-at-run-time'] },
  'src/giving/nowhere.ts': { imports: ['./missing'], breaks: ['no-unresolvable'] },
  'src/payments/round.ts': { imports: ['./trip'], breaks: ['no-circular'] },
  'src/payments/trip.ts': { imports: ['type:./round'], breaks: [] }, // a circle is told once
};

interface Cruise {
  readonly summary: { readonly violations: readonly { from: string; rule: { name: string } }[] };
}

let root: string;
let broken: Map<string, string[]>;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mainstay-arrows-'));
  for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(REPOSITORY, file), path.join(root, file));
  }
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'));
  for (const [file, { imports }] of Object.entries(IMPORTS)) write(file, imports.map(lineOf));
  broken = new Map();
  for (const { from, rule } of cruise().summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, lines: readonly string[]): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), [...lines, 'export const here = 1;', ''].join('\n'));
}

function lineOf(target: string): string {
  return target.startsWith('type:')
    ? `import type * as T from '${target.slice(5)}'; export type U = typeof T;`
    : `import '${target}';`;
}

function cruise(): Cruise {
  const program = path.join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'src',
    'sandbox',
    'mailbox',
    'web',
    'migrations',
  ];
  const { stdout } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' });
  return JSON.parse(stdout) as Cruise;
}

it.each(Object.entries(IMPORTS).filter(([, { breaks }]) => breaks.length === 0))(
  '%s may import what it does',
  (file) => {
    expect(broken.get(file)).toBeUndefined();
  },
);

it.each(Object.entries(IMPORTS).filter(([, { breaks }]) => breaks.length > 0))(
  '%s breaks a rule',
  (file, { breaks }) => {
    expect(broken.get(file)).toEqual(breaks);
  },
);

it('every rule is broken by some file of this test', async () => {
  const { forbidden } = (await import(path.join(REPOSITORY, '.dependency-cruiser.cjs'))) as {
    forbidden: { name: string }[];
  };
  expect([...new Set([...broken.values()].flat())].sort()).toEqual(forbidden.map(({ name }) => name).sort());
});
