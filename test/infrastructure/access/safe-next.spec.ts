import { safeNext } from '../../../src/infrastructure/access/safe-next';

it.each(['/finance', '/finance/reports?from=2026-01-01&to=2026-02-01', '/staff/people'])('%s is a way on', (path) => {
  expect(safeNext(path)).toBe(path);
});

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/./\\evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'finance',
  '',
  undefined,
  ['/finance'],
  `/${'a'.repeat(600)}`,
])('%j is none', (path) => {
  expect(safeNext(path)).toBeUndefined();
});
