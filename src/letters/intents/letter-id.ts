import { createHash } from 'node:crypto';

/**
 * The id of the letter of a kind about one thing, as a UUID (version 8 of RFC 9562). The same in a database that was
 * restored: a mail program that gets it twice knows it by its Message-ID.
 */
export function letterId(kind: string, businessId: string): string {
  const bytes = createHash('sha256').update(`letter ${kind} ${businessId}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
