import { hkdfSync, randomBytes } from 'node:crypto';
import { ConfigurationError } from '../config/configuration-error';
import { readKeyFile } from './key-file';

/** What a key derived from an identity key may be used for. One purpose never opens what another sealed. */
export type KeyPurpose =
  | 'wrap-donor-key'
  | 'email-index'
  | 'seal-inbox'
  | 'seal-reminder'
  | 'seal-link-request'
  | 'seal-newsletter'
  | 'seal-tribute'
  | 'count-newsletter-mails'
  | 'seal-staff-address'
  | 'staff-address-index'
  | 'seal-staff-totp'
  | 'staff-failures'
  | 'seal-single-sign-on';

interface IdentityKey {
  readonly id: string;
  readonly secret: Buffer;
}

/**
 * The keys that protect donor identity. They live in a file outside the database, newest first: the newest seals,
 * every one opens. Shape of the file: `{"keys": [{"id": "k_1a2b3c4d", "secret": "<32 bytes, base64url>"}]}`.
 */
export class IdentityKeys {
  private readonly derived = new Map<string, Buffer>();

  private constructor(private readonly keys: readonly IdentityKey[]) {}

  /** @throws ConfigurationError when the file is unreadable, open to others, empty, or holds a key of the wrong size */
  static fromFile(path: string): IdentityKeys {
    return IdentityKeys.parse(readKeyFile(path), path);
  }

  static parse(text: string, source: string): IdentityKeys {
    const keys = parseKeys(text, source);
    const faults = faultsOf(keys, source);
    if (faults.length > 0) throw new ConfigurationError(faults);
    return new IdentityKeys(keys);
  }

  get newestId(): string {
    return this.ids[0] as string;
  }

  /** Newest first. */
  get ids(): string[] {
    return this.keys.map((key) => key.id);
  }

  /** @throws Error when the key is no longer in the file: what it sealed cannot be opened */
  key(id: string, purpose: KeyPurpose): Buffer {
    const name = `${id} ${purpose}`;
    const known = this.derived.get(name);
    if (known !== undefined) return known;
    const derived = derive(this.secret(id), purpose);
    this.derived.set(name, derived);
    return derived;
  }

  private secret(id: string): Buffer {
    const key = this.keys.find((candidate) => candidate.id === id);
    if (key === undefined) throw new Error(`Identity key ${id} is not in the key file`);
    return key.secret;
  }
}

/**
 * The text of a key file with one more key in front of those of `existing` (undefined: a first file).
 * @throws ConfigurationError when `existing` is not a key file
 */
export function withNewKey(existing: string | undefined): string {
  if (existing !== undefined) IdentityKeys.parse(existing, 'as it is now');
  const keys = existing === undefined ? [] : (JSON.parse(existing) as { keys: unknown[] }).keys;
  const fresh = { id: `k_${randomBytes(4).toString('hex')}`, secret: randomBytes(SECRET_BYTES).toString('base64url') };
  return `${JSON.stringify({ keys: [fresh, ...keys] }, null, 2)}\n`;
}

/** AES-256 and HMAC-SHA-256 both want 32 bytes. */
const SECRET_BYTES = 32;

/** HKDF (RFC 5869) gives every purpose a key of its own from one secret. */
function derive(secret: Buffer, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `mainstay ${purpose}`, SECRET_BYTES));
}

function parseKeys(text: string, source: string): IdentityKey[] {
  try {
    const { keys } = JSON.parse(text) as { keys: { id: unknown; secret: unknown }[] };
    return keys.map(({ id, secret }) => ({ id: asText(id), secret: Buffer.from(asText(secret), 'base64url') }));
  } catch {
    // The parser's own words could quote a secret, so they are not repeated.
    throw new ConfigurationError([`IDENTITY_KEYS_FILE (${source}) is not of the form {"keys": [{"id", "secret"}]}`]);
  }
}

function asText(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError('Not a text');
}

function faultsOf(keys: IdentityKey[], source: string): string[] {
  const faults: string[] = [];
  if (keys.length === 0) faults.push(`IDENTITY_KEYS_FILE (${source}) holds no key`);
  if (new Set(keys.map((key) => key.id)).size !== keys.length)
    faults.push(`IDENTITY_KEYS_FILE (${source}) names a key twice`);
  for (const key of keys) {
    if (key.secret.length !== SECRET_BYTES)
      faults.push(`IDENTITY_KEYS_FILE (${source}): key ${key.id} is not ${SECRET_BYTES} bytes long`);
  }
  return faults;
}
