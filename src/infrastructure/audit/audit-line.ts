import { createHash } from 'node:crypto';
import type { AuditDetails } from './audit-actions';

/** A line of the log as its hash covers it. */
export interface AuditLine {
  readonly number: bigint;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly details: AuditDetails;
}

/** Before the first line. */
export const NO_HASH = Buffer.alloc(32);

/**
 * SHA-256 over the hash before it and the line: the JSON array of its fields in their order, the details with their
 * names sorted, in UTF-8. A JSON array tells its fields apart whatever stands in them.
 */
export function lineHash(previousHash: Buffer, line: AuditLine): Buffer {
  const { number, at, actorKind, actorId, action, subjectKind, subjectId, details } = line;
  const fields = [number.toString(), at.toISOString(), actorKind, actorId, action, subjectKind, subjectId];
  const sorted = Object.entries(details).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(previousHash)
    .update(JSON.stringify([...fields, sorted]))
    .digest();
}
