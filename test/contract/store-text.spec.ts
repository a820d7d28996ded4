import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeText } from './store-text';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'store-text-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('makes the folders and leaves nothing but the file', () => {
  const file = path.join(folder, 'a', 'b', 'contract.json');
  expect(storeText([file], 'first')).toBe(file);
  storeText([file], 'second');
  expect(readdirSync(path.dirname(file))).toEqual(['contract.json']);
  expect(readFileSync(file, 'utf8')).toBe('second');
});

it('takes the next place when the first cannot be written, for root too', () => {
  const obstacle = path.join(folder, 'a-file');
  writeFileSync(obstacle, '');
  const second = path.join(folder, 'contract.json');
  expect(storeText([path.join(obstacle, 'contract.json'), second], 'text')).toBe(second);
});

it('says which places it tried when none can be written', () => {
  const obstacle = path.join(folder, 'a-file');
  writeFileSync(obstacle, '');
  expect(() => storeText([path.join(obstacle, 'contract.json')], 'text')).toThrow(
    /none of these can be written: .*a-file/,
  );
});
