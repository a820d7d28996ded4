import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { IdentityKeys, withNewKey } from '../../../src/foundation/crypto/identity-keys';
import { writeKeyFile } from '../../../src/foundation/crypto/key-file';

describe('the key file', () => {
  let folder: string;
  const inFolder = (name: string) => path.join(folder, name);
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'mainstay-key-file-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read when only its owner may', () => {
    writeKeyFile(inFolder('keys.json'), withNewKey(undefined));
    expect(IdentityKeys.fromFile(inFolder('keys.json')).ids).toHaveLength(1);
  });

  it.each([0o640, 0o604, 0o644, 0o620])('is refused when its mode is %i, with what to do', (mode) => {
    writeKeyFile(inFolder('keys.json'), withNewKey(undefined));
    chmodSync(inFolder('keys.json'), mode);
    expect(() => IdentityKeys.fromFile(inFolder('keys.json'))).toThrow(/IDENTITY_KEYS_FILE .*chmod 600/);
  });

  it('that is not there is told by its setting', () => {
    expect(() => IdentityKeys.fromFile(inFolder('none.json'))).toThrow('IDENTITY_KEYS_FILE cannot be read: ENOENT');
  });

  it('is replaced, never written over: whoever has the old one open still reads it whole', () => {
    writeKeyFile(inFolder('keys.json'), 'first');
    const before = statSync(inFolder('keys.json')).ino;
    writeKeyFile(inFolder('keys.json'), 'second');
    expect(readFileSync(inFolder('keys.json'), 'utf8')).toBe('second');
    expect(statSync(inFolder('keys.json')).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('is private although an earlier try left a file that is not', () => {
    writeFileSync(inFolder('keys.json.new'), 'half', { mode: 0o666 });
    writeKeyFile(inFolder('keys.json'), 'whole');
    expect(statSync(inFolder('keys.json')).mode & 0o777).toBe(0o600);
  });

  it('stays where a link leads', () => {
    writeKeyFile(inFolder('real.json'), 'first');
    symlinkSync(inFolder('real.json'), inFolder('link.json'));
    writeKeyFile(inFolder('link.json'), 'second');
    expect(readFileSync(inFolder('real.json'), 'utf8')).toBe('second');
  });
});
