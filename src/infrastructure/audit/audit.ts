import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AUDIT_ACTIONS, type AuditDetails, type AuditNote } from './audit-actions';
import { lineHash, NO_HASH, type AuditLine } from './audit-line';

/** The log of what people did: it only grows, and each line is tied to the one before it. */
@Injectable()
export class Audit {
  /**
   * Writes a line in the transaction of `manager`: it is there if what it tells of is, and not otherwise. Writers take
   * turns from here to the end of their transaction, so it is best the last statement of it. In a transaction that is
   * serializable, who comes second fails and runs again, as `inTransaction` does by itself.
   * @throws Error outside of a transaction, or for details that may hold an address
   */
  async record(manager: EntityManager, { actor, action, subjectId, details = {} }: AuditNote): Promise<void> {
    if (manager.queryRunner?.isTransactionActive !== true) throw new Error('An audit line needs a transaction');
    refuseAddress(details, subjectId);
    const [head] = await takeTurn(manager);
    const number = BigInt(head?.number ?? 0) + 1n;
    const previousHash = head?.hash ?? NO_HASH;
    const subjectKind = subjectId === null ? null : AUDIT_ACTIONS[action];
    const line = { number, at: new Date(), actorKind: actor.kind, actorId: actor.id, action, subjectKind, subjectId };
    const hash = lineHash(previousHash, { ...line, details });
    await manager.query(WRITE, valuesOf({ ...line, details }, previousHash, hash));
    await manager.query('update audit_head set number = $1, hash = $2', [number.toString(), hash]);
  }
}

/** The log is kept for ever and read by many. */
function refuseAddress(details: AuditDetails, subjectId: string | null): void {
  if (JSON.stringify([details, subjectId]).includes('@'))
    throw new Error('The audit log holds ids, and never an address');
}

async function takeTurn(manager: EntityManager): Promise<{ number: string; hash: Buffer }[]> {
  await manager.query('insert into audit_head (number, hash) values (0, $1) on conflict do nothing', [NO_HASH]);
  return manager.query('select number::text as number, hash from audit_head where singleton for update');
}

function valuesOf(line: AuditLine, previousHash: Buffer, hash: Buffer): unknown[] {
  const { number, at, actorKind, actorId, action, subjectKind, subjectId, details } = line;
  return [
    ...[number.toString(), at, actorKind, actorId, action, subjectKind, subjectId],
    ...[JSON.stringify(details), previousHash, hash],
  ];
}

const WRITE = `
  insert into audit_log (number, at, actor_kind, actor_id, action, subject_kind, subject_id, details, previous_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
