import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { readExport, type ExportFile } from '../formats/export-file';
import type { Source } from '../formats/format';
import type { LineFault } from '../formats/line-faults';
import type { ImportOrder } from '../import-order';
import { HAS_LEFT } from './has-left-sql';

/** What is said of the agreements: that the other system takes nothing more, or that it does after all. */
export type Said = 'stopped' | 'going on';

export interface StoppedReport {
  readonly lines: number;
  /** Of which it was, or would be, noted. */
  readonly noted: number;
  /** Of which the same was noted before. */
  readonly known: number;
  readonly faults: readonly LineFault[];
  readonly written: boolean;
}

/** Notes of which agreements the newsroom says that they were ended at the other system. */
@Injectable()
export class StoppedAgreements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param file one id a line, or the list of those to stop with the others left out @throws FileUnfit */
  async note(file: string, source: Source, said: Said, order: ImportOrder): Promise<StoppedReport> {
    const lines = idsIn(readExport(file));
    return this.dataSource.transaction(async (manager) => {
      const rows: Known[] = await manager.query(KNOWN, [source, lines.map(({ id }) => id)]);
      const known = new Map(rows.map((row) => [row.id, row]));
      const faults = lines.flatMap(({ line, id }) => faultOf(line, known.get(id)));
      const fresh = rows.filter(({ isStopped }) => isStopped !== (said === 'stopped'));
      const written = order.how === 'written' && (faults.length === 0 || order.atFault === 'the good lines');
      if (written) {
        const stoppedAt = said === 'stopped' ? this.clock.now() : null;
        await manager.query(NOTE, [source, fresh.map(({ id }) => id), stoppedAt]);
      }
      const noted = fresh.length;
      return { lines: lines.length, noted, known: rows.length - noted, faults, written };
    });
  }
}

interface Known {
  readonly id: string;
  readonly isStopped: boolean;
}

/** A list of ids has no header. */
function idsIn({ header, records }: ExportFile): { line: number; id: string }[] {
  const place = header.findIndex((name) => NAMES.includes(name.toLowerCase()));
  const all = place < 0 ? [{ line: 1, cells: header }, ...records] : records;
  return all.map(({ line, cells }) => ({ line, id: (cells[Math.max(place, 0)] ?? '').trim() }));
}

const NAMES = ['externalid', 'external_id', 'id', 'subscription id', 'profile id', 'gateway_subscription_id'];

function faultOf(line: number, known: Known | undefined): LineFault[] {
  return known === undefined ? [{ line, column: null, expected: 'an id that was imported from this system' }] : [];
}

/** One at our own account is ended by hand only where its donor has left before it became a gift of ours. */
const KNOWN = `
  select external_id as id, stopped_at is not null as "isStopped" from imported_subscriptions i
  where source = $1 and external_id = any($2) and (way = 'invite' or adopted_at is null and ${HAS_LEFT}) for update`;

const NOTE = `
  update imported_subscriptions set stopped_at = $3, way = 'invite' where source = $1 and external_id = any($2)`;
