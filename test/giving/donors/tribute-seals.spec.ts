import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { IdentityKeys, withNewKey } from '../../../src/foundation/crypto/identity-keys';
import { DonorVault } from '../../../src/giving/donors/donor-vault';
import { LONGEST_TRIBUTE, TRIBUTE_KINDS } from '../../../src/giving/donors/tributes/tribute';
import { TributeSeals } from '../../../src/giving/donors/tributes/tribute-seals';

const keys = IdentityKeys.parse(withNewKey(undefined), 'test');
const vault = new DonorVault(keys);
const seals = new TributeSeals(keys, vault);

const tributes = fc.record({
  kind: fc.constantFrom(...TRIBUTE_KINDS),
  text: fc.string({ unit: 'grapheme', minLength: 4, maxLength: LONGEST_TRIBUTE }),
});

it('whatever is said comes out as it went in, and only with its own gift, under either key', () => {
  fc.assert(
    fc.property(tributes, fc.uuid(), fc.uuid(), (tribute, gift, other) => {
      const pending = seals.sealPending(gift, tribute);
      expect(seals.openPending(pending)).toEqual(tribute);
      expect(seals.openPending({ ...pending, contributionId: `${other}'` })).toBeUndefined();
      const donor = vault.seal(other, 'anna@example.org');
      const row = { contributionId: gift, sealedTribute: seals.sealForDonor(other, donor, gift, tribute) };
      expect(seals.openOfDonor(other, donor, { ...row, sealingKeyId: null })).toEqual(tribute);
      const stranger = vault.seal(other, 'boris@example.org');
      expect(seals.openOfDonor(other, stranger, { ...row, sealingKeyId: null })).toBeUndefined();
    }),
  );
});

it('one whose key is gone, or that has none, is not opened', () => {
  const pending = seals.sealPending(randomUUID(), { kind: 'note', text: 'Thank you' });
  expect(seals.openPending({ ...pending, sealingKeyId: 'k_00000000' })).toBeUndefined();
  expect(seals.openPending({ ...pending, sealingKeyId: null })).toBeUndefined();
});
