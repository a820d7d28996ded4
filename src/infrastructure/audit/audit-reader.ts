import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditDetails } from './audit-actions';
import { lineHash, NO_HASH, type AuditLine } from './audit-line';

export interface AuditFault {
  /** Of the line; null: of the log as a whole. */
  readonly number: string | null;
  readonly fault: string;
}

export interface AuditVerdict {
  readonly lines: number;
  /** Of the last line, in hexadecimal; null: there is none. Kept elsewhere, it proves later what the log said by then. */
  readonly headHash: string | null;
  readonly faults: readonly AuditFault[];
}

/** Reads the audit log, and finds out whether it is as it was written. */
@Injectable()
export class AuditReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. @param before lines older than this one alone */
  async latest({ before, limit }: { before?: string; limit: number }): Promise<AuditLine[]> {
    const rows: AuditRow[] = await this.dataSource.query(
      `select ${COLUMNS} from audit_log where $1::bigint is null or number < $1 order by audit_log.number desc limit $2`,
      [before ?? null, limit],
    );
    return rows.map(asLine);
  }

  /** In constant memory, and as the log is at one moment: it may grow meanwhile. */
  verify(): Promise<AuditVerdict> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const head = await headOf(manager);
      const faults: AuditFault[] = [];
      let [last, lines]: [AuditEnd, number] = [BEGINNING, 0];
      for await (const row of rowsOf(manager)) {
        faults.push(...faultsOf(row, last));
        [last, lines] = [{ number: BigInt(row.number), hash: row.hash }, lines + 1];
      }
      if (head.number !== last.number || !head.hash.equals(last.hash))
        faults.push({ number: null, fault: `The log ends with line ${last.number}, and should with ${head.number}` });
      return { lines, headHash: lines === 0 ? null : last.hash.toString('hex'), faults };
    });
  }
}

/** How far the log goes. */
interface AuditEnd {
  readonly number: bigint;
  readonly hash: Buffer;
}

const BEGINNING: AuditEnd = { number: 0n, hash: NO_HASH };

async function headOf(manager: EntityManager): Promise<AuditEnd> {
  const [head]: { number: string; hash: Buffer }[] = await manager.query(
    'select number::text as number, hash from audit_head',
  );
  return head === undefined ? BEGINNING : { number: BigInt(head.number), hash: head.hash };
}

async function* rowsOf(manager: EntityManager): AsyncGenerator<AuditRow> {
  for (let after = '0'; ;) {
    const rows: AuditRow[] = await manager.query(
      `select ${COLUMNS} from audit_log where number > $1 order by audit_log.number limit ${BATCH}`,
      [after],
    );
    yield* rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.number ?? after;
  }
}

function faultsOf(row: AuditRow, before: AuditEnd): AuditFault[] {
  const faults: string[] = [];
  if (BigInt(row.number) !== before.number + 1n) faults.push(`Lines after ${before.number} are missing`);
  if (!row.previousHash.equals(before.hash)) faults.push('It is not tied to the line before it');
  if (!lineHash(row.previousHash, asLine(row)).equals(row.hash)) faults.push('It is not as it was written');
  return faults.map((fault) => ({ number: row.number, fault }));
}

function asLine({ previousHash: _previous, hash: _own, ...row }: AuditRow): AuditLine {
  return { ...row, number: BigInt(row.number) };
}

interface AuditRow extends Omit<AuditLine, 'number'> {
  readonly number: string;
  readonly details: AuditDetails;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

const COLUMNS = `number::text as number, at, actor_kind as "actorKind", actor_id as "actorId", action,
  subject_kind as "subjectKind", subject_id as "subjectId", details, previous_hash as "previousHash", hash`;

/** A few hundred kB. */
const BATCH = 1_000;
