import { Secret, TOTP } from 'otpauth';

/** Codes of an authenticator (RFC 6238): six digits, a new one every half minute, SHA-1 as all of them can. */
const PERIOD_SECONDS = 30;
/** A clock may be half a minute off, and a code typed slowly. */
const STEPS_AROUND = 1;

/** 160 bits, as RFC 4226 advises. @returns Base32 */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** @returns the step the code is of, so that none of it or before is taken again; null: it does not fit */
export function stepOfCode(secret: string, code: string, at = Date.now()): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totp(secret).validate({ token: digits, timestamp: at, window: STEPS_AROUND });
  return delta === null ? null : Math.floor(at / 1000 / PERIOD_SECONDS) + delta;
}

/** What an authenticator reads from the picture. Its list shows no newsroom's name: a phone may be searched. */
export function totpAddress(secret: string, address: string): string {
  return totp(secret, address).toString();
}

function totp(secret: string, label = 'staff'): TOTP {
  return new TOTP({ issuer: 'Mainstay', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });
}
