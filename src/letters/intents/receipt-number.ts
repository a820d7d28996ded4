import { createHash } from 'node:crypto';

/**
 * The number of a charge's receipt, such as "7Q4M-0XKE-91TB". The same charge always has the same one, also in a database
 * that was filled anew; it says nothing of how many gifts there are, and nobody finds the charge from it but us.
 */
export function receiptNumber(chargeId: string): string {
  const digest = createHash('sha256').update(`receipt ${chargeId}`).digest();
  const digits = Array.from(digest.subarray(0, DIGITS), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return digits.match(/.{4}/g)?.join('-') ?? digits;
}

/** Sixty bits: among ten million receipts two are alike once in twenty thousand newsrooms. */
const DIGITS = 12;
/** Crockford's: no letter that is taken for a digit. @see https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
