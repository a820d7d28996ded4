import { randomBytes } from 'node:crypto';
import { emailIndex, normaliseEmail } from '../../../src/foundation/crypto/email-index';
import { IdentityKeys, withNewKey } from '../../../src/foundation/crypto/identity-keys';
import { seal, unseal } from '../../../src/foundation/crypto/sealing';

describe('sealing', () => {
  const key = randomBytes(32);
  const sealed = seal(key, Buffer.from('jane@example.org'), 'email of 1');

  it('opens with the same key and context', () => {
    expect(unseal(key, sealed, 'email of 1').toString()).toBe('jane@example.org');
  });

  it('never looks the same twice', () => {
    expect(seal(key, Buffer.from('jane@example.org'), 'email of 1').equals(sealed)).toBe(false);
  });

  it('does not open in another row, with another key, or with any bit changed', () => {
    expect(() => unseal(key, sealed, 'email of 2')).toThrow();
    expect(() => unseal(randomBytes(32), sealed, 'email of 1')).toThrow();
    for (let at = 0; at < sealed.length; at++) {
      const broken = Buffer.from(sealed);
      broken.writeUInt8(broken.readUInt8(at) ^ 1, at);
      expect(() => unseal(key, broken, 'email of 1')).toThrow();
    }
  });
});

describe('the email index', () => {
  it.each([
    ['case', 'Jane@Example.org', 'jane@example.org'],
    ['space around', '  jane@example.org\n', 'jane@example.org'],
    ['Unicode form', 'jane\u0301@example.org', 'jan\u00e9@example.org'],
  ])('is the same whatever the %s', (_name, one, other) => {
    const key = randomBytes(32);
    expect(emailIndex(key, one).equals(emailIndex(key, other))).toBe(true);
    expect(normaliseEmail(one)).toBe(normaliseEmail(other));
  });

  it('differs by key', () => {
    expect(emailIndex(randomBytes(32), 'a@b.c').equals(emailIndex(randomBytes(32), 'a@b.c'))).toBe(false);
  });
});

describe('identity keys', () => {
  it('seal with the newest and still know the older', () => {
    const first = withNewKey(undefined);
    const both = IdentityKeys.parse(withNewKey(first), 'test');
    const [oldId] = IdentityKeys.parse(first, 'test').ids as [string];
    expect(both.ids).toHaveLength(2);
    expect(both.newestId).not.toBe(oldId);
    expect(both.key(oldId, 'email-index').equals(IdentityKeys.parse(first, 'test').key(oldId, 'email-index'))).toBe(
      true,
    );
  });

  it('give every purpose a key of its own', () => {
    const keys = IdentityKeys.parse(withNewKey(undefined), 'test');
    const purposes = ['wrap-donor-key', 'email-index', 'seal-inbox'] as const;
    const all = purposes.map((purpose) => keys.key(keys.newestId, purpose).toString('hex'));
    expect(new Set(all).size).toBe(purposes.length);
  });

  it.each([
    ['not JSON', 'secret-text'],
    ['no key', '{"keys": []}'],
    ['a key without a name', `{"keys": [{"secret": "${'A'.repeat(43)}"}]}`],
    ['a key whose name is empty', `{"keys": [{"id": "", "secret": "${'A'.repeat(43)}"}]}`],
    ['a key whose name is a number', `{"keys": [{"id": 7, "secret": "${'A'.repeat(43)}"}]}`],
    ['a short key', '{"keys": [{"id": "k_1", "secret": "c2hvcnQ"}]}'],
  ])('are refused when the file has %s, without repeating it', (_name, text) => {
    expect(() => IdentityKeys.parse(text, 'keys.json')).toThrow(/IDENTITY_KEYS_FILE/);
    expect(() => IdentityKeys.parse(text, 'keys.json')).not.toThrow(/secret-text|c2hvcnQ/);
  });
});
